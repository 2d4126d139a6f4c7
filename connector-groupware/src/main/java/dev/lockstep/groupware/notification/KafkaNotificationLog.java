package dev.lockstep.groupware.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.groupware.ChangeNotifications;
import dev.lockstep.model.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps notifications on {@code groupware.notifications}, keyed by mailbox, so that they reach the
 * instance that owns it. Graph wants an answer within 3 s, so what Kafka has not taken by then is
 * not kept.
 */
public final class KafkaNotificationLog implements NotificationLog, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaNotificationLog.class);
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final KafkaProducer<byte[], byte[]> producer;
  private final ObjectMapper mapper;
  private final int partitions;

  /** A log in this cluster. */
  public KafkaNotificationLog(KafkaSettings kafka, ObjectMapper mapper) {
    this.mapper = mapper;
    this.partitions = kafka.partitions();
    this.producer =
        new KafkaProducer<>(
            kafka.with(
                Map.of(
                    ProducerConfig.CLIENT_ID_CONFIG,
                    "groupware-notifications",
                    ProducerConfig.LINGER_MS_CONFIG,
                    0,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    (int) LIMIT.toMillis(),
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    1_000,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    (int) LIMIT.toMillis())),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @Override
  public boolean keep(EmailAddress mailbox, ChangeNotifications notifications) {
    try {
      producer
          .send(
              Outgoing.of(Topics.GROUPWARE_NOTIFICATIONS, mailbox, notifications)
                  .record(mapper, partitions))
          .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOG.atWarn()
          .addKeyValue("mailbox", mailbox)
          .addKeyValue("cause", e.toString())
          .log("A notification could not be kept; Graph is asked to send it again");
      return false;
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofMillis(500));
  }
}

package dev.lockstep.crm.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.kafka.Quarantine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes to Kafka, at least once: whatever was not acknowledged is read and published again. */
public final class KafkaOutbox implements Outbox {

  private final KafkaProducer<byte[], byte[]> producer;
  private final ObjectMapper mapper;
  private final int partitions;

  /** An outbox with a producer of its own. */
  public KafkaOutbox(KafkaSettings kafka, String clientId, ObjectMapper mapper) {
    this.mapper = mapper;
    this.partitions = kafka.partitions();
    this.producer =
        new KafkaProducer<>(
            kafka.with(
                Map.of(
                    ProducerConfig.CLIENT_ID_CONFIG,
                    clientId,
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    true,
                    ProducerConfig.LINGER_MS_CONFIG,
                    0,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    30_000)),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @Override
  public void publish(List<Outgoing<?, ?>> records, List<Unpublishable> unpublishable)
      throws InterruptedException {
    List<ProducerRecord<byte[], byte[]>> encoded = new ArrayList<>();
    for (Outgoing<?, ?> outgoing : records) {
      encoded.add(encode(outgoing));
    }
    for (Unpublishable thing : unpublishable) {
      encoded.add(quarantined(thing));
    }
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    encoded.forEach(record -> sent.add(producer.send(record)));
    for (Future<RecordMetadata> future : sent) {
      try {
        future.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("Kafka did not take a record: " + e.getCause(), e);
      }
    }
  }

  private ProducerRecord<byte[], byte[]> encode(Outgoing<?, ?> outgoing) {
    try {
      return outgoing.record(mapper, partitions);
    } catch (RuntimeException e) {
      return quarantined(
          new Unpublishable(
              outgoing.topic().name(), outgoing.key().toString(), e.toString(), "crm"));
    }
  }

  private static ProducerRecord<byte[], byte[]> quarantined(Unpublishable thing) {
    return Quarantine.of(
        thing.topic(), thing.key().getBytes(UTF_8), null, thing.cause(), thing.origin());
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}

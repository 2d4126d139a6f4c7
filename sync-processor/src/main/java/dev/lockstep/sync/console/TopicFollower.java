package dev.lockstep.sync.console;

import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.model.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads compacted topics from their beginning and goes on reading, for a view in memory. */
public final class TopicFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** A view that is made from records. */
  public interface View {
    /** The topic that it is made from. */
    Topic<?, ?> topic();

    /** One more record; it never fails. */
    void take(ConsumerRecord<byte[], byte[]> record);

    /** Everything will be read from the beginning. */
    void clear();
  }

  private final KafkaSettings kafka;
  private final List<View> views;
  private final Thread thread;
  private volatile boolean closing;
  private volatile OptionalLong lag = OptionalLong.empty();
  private volatile Optional<KafkaConsumer<byte[], byte[]>> consumer = Optional.empty();

  /** A follower that has not begun. */
  public TopicFollower(KafkaSettings kafka, List<View> views) {
    this.kafka = kafka;
    this.views = List.copyOf(views);
    this.thread = Thread.ofPlatform().daemon().name("console-follower").unstarted(this::run);
  }

  /** Begins to read; returns at once. */
  public void start() {
    thread.start();
  }

  /** How many records it is behind; empty while that is not known. */
  public OptionalLong lag() {
    return lag;
  }

  private void run() {
    while (!closing) {
      views.forEach(View::clear);
      lag = OptionalLong.empty();
      try (KafkaConsumer<byte[], byte[]> own = newConsumer()) {
        consumer = Optional.of(own);
        follow(own);
      } catch (WakeupException e) {
        return;
      } catch (KafkaException e) {
        LOG.atWarn()
            .addKeyValue("cause", e.toString())
            .log("The console's views cannot be read; begun anew");
        LockSupport.parkNanos(PAUSE.toNanos());
      } finally {
        consumer = Optional.empty();
      }
    }
  }

  private void follow(KafkaConsumer<byte[], byte[]> own) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (View view : views) {
      for (int p = 0; p < kafka.partitions(); p++) {
        partitions.add(new TopicPartition(view.topic().name(), p));
      }
    }
    own.assign(partitions);
    own.seekToBeginning(partitions);
    while (!closing) {
      for (ConsumerRecord<byte[], byte[]> record : own.poll(POLL)) {
        for (View view : views) {
          if (view.topic().name().equals(record.topic())) {
            view.take(record);
          }
        }
      }
      lag = lagOf(own, partitions);
    }
  }

  private static OptionalLong lagOf(
      KafkaConsumer<byte[], byte[]> own, List<TopicPartition> partitions) {
    long sum = 0;
    for (TopicPartition partition : partitions) {
      OptionalLong one = own.currentLag(partition);
      if (one.isEmpty()) {
        return OptionalLong.empty();
      }
      sum += one.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  private KafkaConsumer<byte[], byte[]> newConsumer() {
    return new KafkaConsumer<>(
        kafka.with(
            Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                "console-follower",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                8 * 1024 * 1024)),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Stops reading; waits at most 1 s. */
  @Override
  public void close() {
    closing = true;
    consumer.ifPresent(KafkaConsumer::wakeup);
    LockSupport.unpark(thread);
    try {
      thread.join(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

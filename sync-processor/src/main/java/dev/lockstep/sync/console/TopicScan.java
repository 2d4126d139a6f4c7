package dev.lockstep.sync.console;

import dev.lockstep.kafka.KafkaSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads partitions once, from their beginning to what is their end when it begins; bounded. */
final class TopicScan implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final long deadlineNanos;

  /**
   * A scan that may take so long, all its passes together.
   *
   * @param within the time it has
   */
  TopicScan(KafkaSettings kafka, Duration within) {
    this.deadlineNanos = System.nanoTime() + within.toNanos();
    this.consumer =
        new KafkaConsumer<>(
            kafka.with(
                Map.of(
                    ConsumerConfig.CLIENT_ID_CONFIG,
                    "console-explain",
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                    false,
                    ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    (int) within.toMillis(),
                    ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    (int) within.toMillis(),
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                    5_000)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /**
   * Hands over all records of the partitions.
   *
   * @return whether it came to the end; if not, time ran out
   * @throws org.apache.kafka.common.KafkaException if Kafka cannot be read
   */
  boolean read(
      Collection<TopicPartition> partitions, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Set<TopicPartition> open = new HashSet<>(partitions);
    open.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
    while (!open.isEmpty()) {
      if (System.nanoTime() > deadlineNanos) {
        return false;
      }
      consumer.poll(POLL).forEach(each);
      open.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
    }
    return true;
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(POLL));
  }
}

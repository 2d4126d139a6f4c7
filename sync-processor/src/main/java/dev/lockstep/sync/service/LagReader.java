package dev.lockstep.sync.service;

import dev.lockstep.kafka.KafkaSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Asks Kafka how far the processor's group is behind, all its instances together. */
final class LagReader implements AutoCloseable {

  private static final int WITHIN_MILLIS = 3_000;
  private static final Duration OLDEST_WITHIN = Duration.ofMillis(500);

  private final KafkaSettings kafka;
  private final String group;
  private final List<String> topics;
  private final InstantSource clock;
  private final Admin admin;

  LagReader(KafkaSettings kafka, String group, List<String> topics, InstantSource clock) {
    this.kafka = kafka;
    this.group = group;
    this.topics = List.copyOf(topics);
    this.clock = clock;
    this.admin =
        Admin.create(
            kafka.with(
                Map.of(
                    AdminClientConfig.CLIENT_ID_CONFIG, group + "-lag",
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, WITHIN_MILLIS,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, WITHIN_MILLIS)));
  }

  /**
   * The lag of every topic; none if Kafka does not answer in time.
   *
   * @throws InterruptedException if the console closes meanwhile
   */
  List<TopicLag> read() throws InterruptedException {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get(WITHIN_MILLIS, TimeUnit.MILLISECONDS);
      Map<TopicPartition, Long> waiting = waiting(committed);
      Map<TopicPartition, Long> oldest = oldest(waiting.keySet(), committed);
      return topics.stream().map(topic -> lag(topic, waiting, oldest)).toList();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return List.of();
    }
  }

  /** How many records wait in each partition in which some do. */
  private Map<TopicPartition, Long> waiting(Map<TopicPartition, OffsetAndMetadata> committed)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    Map<TopicPartition, OffsetSpec> begins = new HashMap<>();
    for (String topic : topics) {
      for (int p = 0; p < kafka.partitions(); p++) {
        TopicPartition partition = new TopicPartition(topic, p);
        ends.put(partition, OffsetSpec.latest());
        if (committed.get(partition) == null) {
          begins.put(partition, OffsetSpec.earliest());
        }
      }
    }
    ListOffsetsOptions options = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, ListOffsetsResultInfo> last =
        admin.listOffsets(ends, options).all().get(WITHIN_MILLIS, TimeUnit.MILLISECONDS);
    Map<TopicPartition, ListOffsetsResultInfo> first =
        begins.isEmpty()
            ? Map.of()
            : admin.listOffsets(begins, options).all().get(WITHIN_MILLIS, TimeUnit.MILLISECONDS);
    Map<TopicPartition, Long> waiting = new HashMap<>();
    last.forEach(
        (partition, end) -> {
          @Nullable OffsetAndMetadata done = committed.get(partition);
          @Nullable ListOffsetsResultInfo begin = first.get(partition);
          long from = done != null ? done.offset() : begin != null ? begin.offset() : 0;
          if (end.offset() > from) {
            waiting.put(partition, end.offset() - from);
          }
        });
    return waiting;
  }

  /** The time of the first record that waits, of each partition of which one can be read soon. */
  private Map<TopicPartition, Long> oldest(
      java.util.Set<TopicPartition> lagging, Map<TopicPartition, OffsetAndMetadata> committed) {
    Map<TopicPartition, Long> oldest = new HashMap<>();
    if (lagging.isEmpty()) {
      return oldest;
    }
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            kafka.with(
                Map.of(
                    ConsumerConfig.CLIENT_ID_CONFIG,
                    group + "-lag",
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest",
                    ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                    4 * 1024)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>(lagging);
      consumer.assign(partitions);
      for (TopicPartition partition : partitions) {
        @Nullable OffsetAndMetadata done = committed.get(partition);
        if (done == null) {
          consumer.seekToBeginning(List.of(partition));
        } else {
          consumer.seek(partition, done.offset());
        }
      }
      long deadline = System.nanoTime() + OLDEST_WITHIN.toNanos();
      while (oldest.size() < partitions.size() && System.nanoTime() < deadline) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
          oldest.putIfAbsent(
              new TopicPartition(record.topic(), record.partition()), record.timestamp());
        }
      }
    }
    return oldest;
  }

  private TopicLag lag(
      String topic, Map<TopicPartition, Long> waiting, Map<TopicPartition, Long> oldest) {
    long records =
        waiting.entrySet().stream()
            .filter(entry -> entry.getKey().topic().equals(topic))
            .mapToLong(Map.Entry::getValue)
            .sum();
    OptionalDouble seconds =
        oldest.entrySet().stream()
            .filter(entry -> entry.getKey().topic().equals(topic))
            .mapToDouble(entry -> Math.max(0, clock.millis() - entry.getValue()) / 1000.0)
            .max();
    return new TopicLag(topic, records, seconds);
  }

  @Override
  public void close() {
    admin.close(Duration.ofMillis(500));
  }
}

package dev.lockstep.groupware.mailbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.Unreadable;
import dev.lockstep.model.topic.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads partitions of a topic from the beginning, without a group: only what is committed. Used by
 * one thread, but for {@link #wakeup}.
 */
final class TopicTail<K, V> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration CLOSE = Duration.ofMillis(500);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicCodec<K, V> codec;
  private final List<TopicPartition> partitions;

  TopicTail(
      KafkaSettings kafka, Topic<K, V> topic, Collection<Integer> numbers, ObjectMapper mapper) {
    this.codec = new TopicCodec<>(topic, mapper);
    this.partitions =
        numbers.stream().map(number -> new TopicPartition(topic.name(), number)).toList();
    this.consumer =
        new KafkaConsumer<>(
            kafka.with(
                Map.of(
                    ConsumerConfig.CLIENT_ID_CONFIG,
                    "groupware-" + topic.name() + "-tail",
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                    false,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads what stands there now, to the end. */
  void readToEnd(Predicate<K> wanted, BiConsumer<K, Optional<V>> take) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      read(Duration.ofMillis(200), wanted, take);
    }
  }

  /** Reads what there is, or what comes within the time. */
  void read(Duration longest, Predicate<K> wanted, BiConsumer<K, Optional<V>> take) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(longest)) {
      try {
        K key = codec.decodeKey(record.key());
        if (wanted.test(key)) {
          take.accept(key, codec.decodeValue(record.value()));
        }
      } catch (Unreadable e) {
        LOG.atWarn()
            .addKeyValue("topic", record.topic())
            .addKeyValue("partition", record.partition())
            .addKeyValue("offset", record.offset())
            .addKeyValue("cause", e.getMessage())
            .log("A record cannot be read and is passed over");
      }
    }
  }

  /** Makes the reading thread stop with a WakeupException. */
  void wakeup() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(CLOSE));
  }
}

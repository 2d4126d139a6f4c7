package dev.lockstep.groupware.support;

import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.Unreadable;
import dev.lockstep.model.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed on a topic; what was read stays. */
public final class TopicReader<K, V> implements AutoCloseable {

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicCodec<K, V> codec;
  private final List<Map.Entry<K, V>> all = new ArrayList<>();

  public TopicReader(KafkaBroker broker, Topic<K, V> topic) {
    codec = new TopicCodec<>(topic, broker.mapper());
    consumer =
        new KafkaConsumer<>(
            broker
                .settings()
                .with(
                    Map.of(
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", false)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(
        IntStream.range(0, broker.settings().partitions())
            .mapToObj(number -> new TopicPartition(topic.name(), number))
            .toList());
  }

  /** Everything so far, tombstones left out. */
  public List<Map.Entry<K, V>> all() {
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(20))) {
        K key = codec.decodeKey(record.key());
        codec.decodeValue(record.value()).ifPresent(value -> all.add(Map.entry(key, value)));
      }
    } catch (Unreadable e) {
      throw new AssertionError(e);
    }
    return List.copyOf(all);
  }

  /** The values so far. */
  public List<V> values() {
    return all().stream().map(Map.Entry::getValue).toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}

package dev.lockstep.crm.support;

import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.Unreadable;
import dev.lockstep.model.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning, and keeps what it read. */
public final class TopicReader<K, V> implements AutoCloseable {

  /** A record that was read. */
  public record Entry<K, V>(K key, Optional<V> value) {}

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicCodec<K, V> codec;
  private final List<Entry<K, V>> entries = new ArrayList<>();

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
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList());
  }

  /** Reads what is new; waits a little if nothing is. */
  public List<Entry<K, V>> poll() {
    List<Entry<K, V>> fresh = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
      try {
        fresh.add(new Entry<>(codec.decodeKey(record.key()), codec.decodeValue(record.value())));
      } catch (Unreadable e) {
        throw new AssertionError(e);
      }
    }
    entries.addAll(fresh);
    return fresh;
  }

  /** All that was read so far, with what is new. */
  public List<Entry<K, V>> all() {
    poll();
    return List.copyOf(entries);
  }

  @Override
  public void close() {
    consumer.close();
  }
}

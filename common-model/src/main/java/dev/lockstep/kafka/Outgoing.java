package dev.lockstep.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.model.topic.Topic;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record to be written.
 *
 * @param value a tombstone if empty
 */
public record Outgoing<K, V>(Topic<K, V> topic, K key, Optional<V> value) {

  /** A record with a value. */
  public static <K, V> Outgoing<K, V> of(Topic<K, V> topic, K key, V value) {
    return new Outgoing<>(topic, key, Optional.of(value));
  }

  /** The word that the key is no more. */
  public static <K, V> Outgoing<K, V> tombstone(Topic<K, V> topic, K key) {
    return new Outgoing<>(topic, key, Optional.empty());
  }

  /** As Kafka's producer takes it, in the right partition. */
  @SuppressWarnings("NullAway") // a tombstone is a null value in Kafka's own terms
  public ProducerRecord<byte[], byte[]> record(ObjectMapper mapper, int partitions) {
    TopicCodec<K, V> codec = new TopicCodec<>(topic, mapper);
    return new ProducerRecord<>(
        topic.name(),
        codec.partition(key, partitions),
        codec.encodeKey(key),
        value.map(codec::encodeValue).orElse(null));
  }
}

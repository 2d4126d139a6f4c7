package dev.lockstep.sync.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.TopicProvisioner;
import dev.lockstep.model.topic.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Makes the records of the topics that a processor writes. What is too large for a topic is found
 * here, before anything was forwarded: a producer that finds it would bring the whole task down.
 */
final class Outlets {

  /** Room is left for headers and for the frame of the batch. */
  private static final int LARGEST = TopicProvisioner.MAX_RECORD_BYTES - 64 * 1024;

  private final Map<Topic<?, ?>, TopicCodec<?, ?>> codecs = new HashMap<>();

  Outlets(List<Topic<?, ?>> topics, ObjectMapper mapper) {
    topics.forEach(topic -> codecs.put(topic, new TopicCodec<>(topic, mapper)));
  }

  /**
   * A record of the topic; the partition is left to the sink.
   *
   * @param value a tombstone if empty
   * @throws TooLarge if the topic does not take records of that size
   */
  @SuppressWarnings("NullAway") // a tombstone is a null value in Kafka's own terms
  <K, V> ProducerRecord<byte[], byte[]> record(Topic<K, V> topic, K key, Optional<V> value) {
    TopicCodec<K, V> codec = codec(topic);
    byte[] keyBytes = codec.encodeKey(key);
    byte[] valueBytes = value.map(codec::encodeValue).orElse(null);
    int size = keyBytes.length + (valueBytes == null ? 0 : valueBytes.length);
    if (size > LARGEST) {
      throw new TooLarge(topic.name() + " takes no record of " + size + " bytes");
    }
    return new ProducerRecord<>(topic.name(), keyBytes, valueBytes);
  }

  @SuppressWarnings("unchecked") // the codec was made from this very topic
  private <K, V> TopicCodec<K, V> codec(Topic<K, V> topic) {
    TopicCodec<?, ?> codec = codecs.get(topic);
    if (codec == null) {
      throw new IllegalStateException(topic + " is not written here");
    }
    return (TopicCodec<K, V>) codec;
  }

  /** A record that no topic takes. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLarge(String message) {
      super(message);
    }
  }
}

package dev.lockstep.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.lockstep.model.topic.Topic;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** The bytes of a topic's keys and values: keys as text, values as JSON. */
public final class TopicCodec<K, V> {

  private final Topic<K, V> topic;
  private final ObjectReader reader;
  private final ObjectWriter writer;

  /** A codec of this topic. */
  public TopicCodec(Topic<K, V> topic, ObjectMapper mapper) {
    this.topic = topic;
    this.reader = mapper.readerFor(topic.value());
    this.writer = mapper.writerFor(topic.value());
  }

  /** The topic. */
  public Topic<K, V> topic() {
    return topic;
  }

  /** The bytes of a key. */
  public byte[] encodeKey(K key) {
    return key.toString().getBytes(UTF_8);
  }

  /** The bytes of a value. */
  public byte[] encodeValue(V value) {
    try {
      return writer.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a record of " + topic.name(), e);
    }
  }

  /**
   * Reads a key.
   *
   * @throws Unreadable if it is missing or not of the topic's form
   */
  public K decodeKey(byte @Nullable [] bytes) throws Unreadable {
    if (bytes == null) {
      throw new Unreadable("no key", new IllegalArgumentException());
    }
    try {
      return topic.keyParser().apply(new String(bytes, UTF_8));
    } catch (RuntimeException e) {
      throw new Unreadable("key: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a value; a tombstone is empty.
   *
   * @throws Unreadable if it is not of the topic's form
   */
  public Optional<V> decodeValue(byte @Nullable [] bytes) throws Unreadable {
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      @Nullable V value = reader.readValue(bytes);
      if (value == null) {
        throw new Unreadable("value: null", new IllegalArgumentException());
      }
      return Optional.of(value);
    } catch (IOException | RuntimeException e) {
      throw new Unreadable("value: " + firstLine(e), e);
    }
  }

  /** The partition of a key among so many: the same hash as Kafka's own, over the key's part. */
  public int partition(K key, int partitions) {
    byte[] bytes = topic.partitionBy().apply(key).getBytes(UTF_8);
    return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
  }

  private static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}

package dev.lockstep.sync.topology;

import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.Unreadable;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Sends a record to the partition that everybody else computes for its key. */
final class KeyPartitioner<K> implements StreamPartitioner<byte[], byte[]> {

  private final TopicCodec<K, ?> codec;

  KeyPartitioner(TopicCodec<K, ?> codec) {
    this.codec = codec;
  }

  @Override
  public Optional<Set<Integer>> partitions(String topic, byte[] key, byte[] value, int partitions) {
    try {
      return Optional.of(Set.of(codec.partition(codec.decodeKey(key), partitions)));
    } catch (Unreadable e) {
      throw new IllegalStateException("a key of our own for " + topic + " cannot be read", e);
    }
  }
}

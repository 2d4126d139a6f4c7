package dev.lockstep.model.topic;

import java.util.function.Function;

/**
 * A topic, declared once: provisioning, reading, writing, documentation and tests are made from
 * this.
 *
 * @param keyParser reads the text form of a key, which {@code toString} writes
 * @param value what the records hold, as JSON ({@link dev.lockstep.model.json.Json})
 * @param partitionBy the part of a key that decides the partition
 * @param purpose what the topic is for, in one sentence
 */
public record Topic<K, V>(
    String name,
    Function<String, K> keyParser,
    Class<V> value,
    Function<K, String> partitionBy,
    Cleanup cleanup,
    String purpose) {

  /** Where records of this topic go that could not be read or applied. */
  public String quarantine() {
    return name + ".quarantine";
  }

  @Override
  public String toString() {
    return name;
  }
}

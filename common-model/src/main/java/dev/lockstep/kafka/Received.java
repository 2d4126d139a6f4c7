package dev.lockstep.kafka;

import java.time.Instant;
import java.util.Optional;

/**
 * A record that was read.
 *
 * @param value empty if it is a tombstone
 * @param timestamp when it was written, by the producer's clock
 * @param origin where it stands: {@code <topic>-<partition>@<offset>}
 */
public record Received<K, V>(K key, Optional<V> value, Instant timestamp, String origin) {}

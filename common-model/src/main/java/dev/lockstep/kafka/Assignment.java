package dev.lockstep.kafka;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * What this instance owns from one rebalance to the next. When it is revoked, whatever is still
 * under way in its name must not be published any more: another instance will do it.
 */
final class Assignment {

  private final Map<TopicPartition, OffsetFrontier> frontiers = new ConcurrentHashMap<>();
  private volatile boolean revoked;

  void add(TopicPartition partition, long position) {
    frontiers.put(partition, new OffsetFrontier(position));
  }

  OffsetFrontier frontier(TopicPartition partition) {
    OffsetFrontier frontier = frontiers.get(partition);
    if (frontier == null) {
      throw new IllegalStateException("not assigned: " + partition);
    }
    return frontier;
  }

  Map<TopicPartition, OffsetFrontier> frontiers() {
    return frontiers;
  }

  /** The partitions with so many records under way that no more of them are read for now. */
  Set<TopicPartition> full(int limit) {
    return frontiers.entrySet().stream()
        .filter(entry -> entry.getValue().underWay() >= limit)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  void revoke() {
    revoked = true;
  }

  boolean isRevoked() {
    return revoked;
  }
}

package dev.lockstep.kafka;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;

/**
 * What this instance owns from one rebalance to the next. When it is revoked, whatever is still
 * under way in its name must not be published any more: another instance will do it.
 */
final class Assignment {

  private final Map<TopicPartition, OffsetFrontier> frontiers = new ConcurrentHashMap<>();
  private final AtomicInteger inFlight = new AtomicInteger();
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

  /** One more record is under way. */
  void begin() {
    inFlight.incrementAndGet();
  }

  /** A record is not under way any more. */
  void end() {
    inFlight.decrementAndGet();
  }

  int inFlight() {
    return inFlight.get();
  }

  void revoke() {
    revoked = true;
  }

  boolean isRevoked() {
    return revoked;
  }
}

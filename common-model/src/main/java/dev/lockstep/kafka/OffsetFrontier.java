package dev.lockstep.kafka;

import java.util.TreeSet;

/**
 * Which records of a partition are done, though they are handled out of order: only what lies
 * before the first unfinished one may be committed.
 */
final class OffsetFrontier {

  private final TreeSet<Long> unfinished = new TreeSet<>();
  private long next;

  /** A frontier before the first record that will be read. */
  OffsetFrontier(long next) {
    this.next = next;
  }

  /** A record was read and is now under way. Offsets come in rising order. */
  synchronized void started(long offset) {
    unfinished.add(offset);
    next = offset + 1;
  }

  /** A record is done. */
  synchronized void finished(long offset) {
    unfinished.remove(offset);
  }

  /** How many records are not done. */
  synchronized int underWay() {
    return unfinished.size();
  }

  /** The offset to commit: that of the first record that is not done. */
  synchronized long position() {
    return unfinished.isEmpty() ? next : unfinished.first();
  }
}

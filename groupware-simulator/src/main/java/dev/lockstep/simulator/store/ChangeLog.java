package dev.lockstep.simulator.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Where each item of a mailbox last changed, in the order of the changes. An item stands in it once
 * for each calendar that it is or was in; items that are gone stay as a trace.
 */
public final class ChangeLog {
  /** An item that changed, or left, in a calendar. */
  public record Entry(long item, long calendar) {}

  private final ConcurrentSkipListMap<Long, Entry> entries = new ConcurrentSkipListMap<>();
  private volatile long head;

  /** The position of the last change. */
  public long head() {
    return head;
  }

  /** The changes after one position up to and including another, oldest first. */
  public Collection<Map.Entry<Long, Entry>> between(long after, long upTo) {
    return after >= upTo ? List.of() : entries.subMap(after, false, upTo, true).entrySet();
  }

  /** Notes a change, in the place of the item's previous one in that calendar. */
  void record(long position, long previous, Entry entry) {
    entries.put(position, entry);
    if (previous != position && entry.equals(entries.get(previous))) {
      entries.remove(previous);
    }
    head = Math.max(head, position);
  }

  Collection<Map.Entry<Long, Entry>> all() {
    return entries.entrySet();
  }
}

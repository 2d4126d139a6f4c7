package dev.lockstep.standalone.simulation.topic;

import dev.lockstep.kafka.Outgoing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Records of a topic that keep their order among themselves, and how far their reader has come.
 * Lanes of one topic are read in any order, as if each had a partition of its own: that is more
 * disorder than Kafka allows, never less.
 */
public final class Lane {

  private final String topic;
  private final String name;
  private final int number;
  private final BitSet unread;
  private final List<Entry> entries = new ArrayList<>();
  private int position;

  /**
   * A lane without records.
   *
   * @param unread has this lane's number set while there are records that were not read
   */
  Lane(String topic, String name, int number, BitSet unread) {
    this.topic = topic;
    this.name = name;
    this.number = number;
    this.unread = unread;
  }

  /**
   * A record where it stands.
   *
   * @param at when it was published
   */
  public record Entry(Outgoing<?, ?> record, Instant at, long offset) {}

  /** Of which topic. */
  public String topic() {
    return topic;
  }

  /** What keeps these records together. */
  public String name() {
    return name;
  }

  void append(Entry entry) {
    entries.add(entry);
    unread.set(number);
  }

  /** Whether there is a record that was not read yet. */
  public boolean hasNext() {
    return position < entries.size();
  }

  /** The next record; it is so until {@link #advance}. */
  public Entry next() {
    return entries.get(position);
  }

  /** The next record was dealt with, and that is committed. */
  public void advance() {
    position++;
    unread.set(number, hasNext());
  }

  /** How many records were read. */
  public int position() {
    return position;
  }

  /** The reader goes back over so many records, to the beginning at most. */
  public void rewind(int back) {
    position = Math.max(0, position - back);
    unread.set(number, hasNext());
  }

  /** All records, read or not. */
  public List<Entry> entries() {
    return entries;
  }
}

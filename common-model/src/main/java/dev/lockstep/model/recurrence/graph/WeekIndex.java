package dev.lockstep.model.recurrence.graph;

import java.util.Optional;
import java.util.stream.Stream;

/** Which of the days that fit in a month ({@code weekIndex}). There is no fifth. */
public enum WeekIndex {
  FIRST(1),
  SECOND(2),
  THIRD(3),
  FOURTH(4),
  LAST(-1);

  private final int position;

  WeekIndex(int position) {
    this.position = position;
  }

  /** The position as BYSETPOS has it: 1 to 4, or -1. */
  public int position() {
    return position;
  }

  /** The index of a position; empty for what Graph doesn't have. */
  static Optional<WeekIndex> of(int position) {
    return Stream.of(values()).filter(index -> index.position == position).findFirst();
  }
}

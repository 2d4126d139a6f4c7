package dev.lockstep.sync.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;

/**
 * Where in its topic a record stands; as text {@code <offset>@<milliseconds since 1970>}. The
 * records of one topic about one appointment are in one partition, in the order in which they were
 * published.
 *
 * @param at when it was published
 */
public record Position(long offset, Instant at) {

  /**
   * Whether it was published before another one. A topic that was made anew begins at the first
   * offset again, but with later times.
   */
  public boolean isBefore(Position other) {
    return offset < other.offset && !at.isAfter(other.at);
  }

  /**
   * Reads its text.
   *
   * @throws IllegalArgumentException if it is none
   */
  @JsonCreator
  public static Position parse(String text) {
    int between = text.indexOf('@');
    if (between < 0) {
      throw new IllegalArgumentException("no position in a topic: " + text);
    }
    return new Position(
        Long.parseLong(text.substring(0, between)),
        Instant.ofEpochMilli(Long.parseLong(text.substring(between + 1))));
  }

  @JsonValue
  @Override
  public String toString() {
    return offset + "@" + at.toEpochMilli();
  }
}

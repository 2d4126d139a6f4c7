package dev.lockstep.groupware.calendar;

import java.time.Instant;

/**
 * The time span whose events are read. Graph freezes it in the delta token.
 *
 * @param end exclusive
 */
public record Window(Instant start, Instant end) {

  /**
   * @throws IllegalArgumentException if it is empty
   */
  public Window {
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException("a window from " + start + " to " + end);
    }
  }
}

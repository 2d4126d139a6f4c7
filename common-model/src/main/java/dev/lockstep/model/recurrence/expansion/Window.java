package dev.lockstep.model.recurrence.expansion;

import java.time.LocalDate;

/**
 * What part of a series is wanted; none is expanded without.
 *
 * @param from the first local date
 * @param to the local date after the last
 * @param limit how many occurrences at most, 1 or more
 */
public record Window(LocalDate from, LocalDate to, int limit) {
  public Window {
    if (limit < 1) {
      throw new IllegalArgumentException("limit=" + limit + ": must be 1 or more");
    }
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "window ends (" + to + ") before it begins (" + from + ")");
    }
  }

  /** From a date on, up to 200 years: farther than any calendar is kept. */
  public static Window from(LocalDate from, int limit) {
    return new Window(from, from.plusYears(200), limit);
  }

  /** One local date; a series has one occurrence at most there. */
  public static Window of(LocalDate date) {
    return new Window(date, date.plusDays(1), 1);
  }
}

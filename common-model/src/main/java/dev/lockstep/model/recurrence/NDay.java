package dev.lockstep.model.recurrence;

import static java.util.Comparator.comparing;

import java.time.DayOfWeek;
import java.util.Comparator;

/**
 * A day of the week, every one or the n-th of the period ({@code NDay} in JSCalendar, an element of
 * BYDAY in RFC 5545).
 *
 * @param nth 0 for every such day, n for the n-th of the period, -n for the n-th from its end; the
 *     period is the month, or the year in a yearly rule without months
 */
public record NDay(DayOfWeek day, int nth) implements Comparable<NDay> {
  private static final Comparator<NDay> ORDER = comparing(NDay::day).thenComparingInt(NDay::nth);

  /** Every such day of the period. */
  public static NDay every(DayOfWeek day) {
    return new NDay(day, 0);
  }

  /** Whether only one such day of the period is meant. */
  public boolean hasOrdinal() {
    return nth != 0;
  }

  @Override
  public int compareTo(NDay other) {
    return ORDER.compare(this, other);
  }
}

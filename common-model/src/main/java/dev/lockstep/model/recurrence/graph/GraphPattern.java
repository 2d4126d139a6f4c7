package dev.lockstep.model.recurrence.graph;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Microsoft Graph's recurrencePattern: one type for each of its six, with just the properties that
 * the type needs. (Graph's answers fill all others with 0, {@code first} and {@code sunday}; in
 * requests those are ignored, yet validated.)
 */
public sealed interface GraphPattern {
  /** Every n-th period, 1 or more: days, weeks, months or years, by the type. */
  int interval();

  /** Every n-th day. */
  record Daily(int interval) implements GraphPattern {
    public Daily {
      checkInterval(interval);
    }
  }

  /**
   * Some days of every n-th week.
   *
   * @param firstDayOfWeek where weeks begin; Graph's default is Sunday
   */
  record Weekly(int interval, Set<DayOfWeek> daysOfWeek, DayOfWeek firstDayOfWeek)
      implements GraphPattern {
    public Weekly {
      checkInterval(interval);
      daysOfWeek = checked(daysOfWeek);
    }
  }

  /**
   * A day of every n-th month.
   *
   * @param dayOfMonth 1 to 31; in a month that is shorter, its last day
   */
  record AbsoluteMonthly(int interval, int dayOfMonth) implements GraphPattern {
    public AbsoluteMonthly {
      checkInterval(interval);
      checkRange("dayOfMonth", dayOfMonth, 31);
    }
  }

  /** The one day of every n-th month that is the first, ... or last of these days of the week. */
  record RelativeMonthly(int interval, Set<DayOfWeek> daysOfWeek, WeekIndex index)
      implements GraphPattern {
    public RelativeMonthly {
      checkInterval(interval);
      daysOfWeek = checked(daysOfWeek);
    }
  }

  /**
   * A day of a month of every n-th year.
   *
   * @param month 1 to 12
   * @param dayOfMonth 1 to 31; if the month is shorter, its last day
   */
  record AbsoluteYearly(int interval, int month, int dayOfMonth) implements GraphPattern {
    public AbsoluteYearly {
      checkInterval(interval);
      checkRange("month", month, 12);
      checkRange("dayOfMonth", dayOfMonth, 31);
    }
  }

  /**
   * The one day of a month of every n-th year that is the first, ... or last of these days of the
   * week.
   *
   * @param month 1 to 12
   */
  record RelativeYearly(int interval, int month, Set<DayOfWeek> daysOfWeek, WeekIndex index)
      implements GraphPattern {
    public RelativeYearly {
      checkInterval(interval);
      checkRange("month", month, 12);
      daysOfWeek = checked(daysOfWeek);
    }
  }

  private static void checkInterval(int interval) {
    if (interval < 1) {
      throw new IllegalArgumentException("interval=" + interval + ": must be 1 or more");
    }
  }

  private static void checkRange(String property, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(property + "=" + value + ": must be 1 to " + max);
    }
  }

  private static Set<DayOfWeek> checked(Set<DayOfWeek> days) {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("daysOfWeek=[]: must name a day");
    }
    return Collections.unmodifiableSet(EnumSet.copyOf(days));
  }
}

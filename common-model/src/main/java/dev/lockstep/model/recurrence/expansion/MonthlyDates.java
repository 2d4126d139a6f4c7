package dev.lockstep.model.recurrence.expansion;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;

/** One day, or none, in every n-th month. */
final class MonthlyDates implements DateSource {
  private static final long MONTH_MAX = LocalDate.MAX.getLong(ChronoField.PROLEPTIC_MONTH) - 1;

  /** The calendar repeats itself after 400 years: what isn't found in as many periods never is. */
  private static final int EMPTY_PERIODS_MAX = 400 * 12;

  private final int interval;
  private final DayInMonth day;
  private long month;

  /**
   * @param interval in months
   */
  MonthlyDates(YearMonth first, int interval, DayInMonth day) {
    this.month = first.getLong(ChronoField.PROLEPTIC_MONTH);
    this.interval = interval;
    this.day = day;
  }

  @Override
  public long next() {
    for (int empty = 0; empty < EMPTY_PERIODS_MAX && month <= MONTH_MAX; empty++) {
      LocalDate first = firstOf(month);
      month += interval;
      int dayOfMonth = day.in(first);
      if (dayOfMonth != DayInMonth.NONE) {
        return first.toEpochDay() + dayOfMonth - 1;
      }
    }
    return NONE;
  }

  @Override
  public void skipTo(long epochDay) {
    long wanted = LocalDate.ofEpochDay(epochDay).getLong(ChronoField.PROLEPTIC_MONTH);
    // A day that was moved forward belongs to the month before.
    long months = wanted - 1 - month;
    if (months > 0) {
      month += months / interval * interval;
    }
  }

  private static LocalDate firstOf(long prolepticMonth) {
    return LocalDate.of(
        Math.toIntExact(Math.floorDiv(prolepticMonth, 12L)),
        Math.floorMod(prolepticMonth, 12) + 1,
        1);
  }
}

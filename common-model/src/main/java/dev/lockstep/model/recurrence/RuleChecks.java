package dev.lockstep.model.recurrence;

import dev.lockstep.model.recurrence.InvalidRecurrenceException.Problem;
import java.util.List;

/** What the parts of a rule must fulfil, alone and together. */
final class RuleChecks {
  /** More than anyone means, and little enough to calculate with. */
  private static final int INTERVAL_MAX = 10_000;

  private static final int DAYS_OF_MONTH_MAX = 31;
  private static final int DAYS_OF_YEAR_MAX = 366;
  private static final int WEEKS_OF_MONTH_MAX = 5;
  private static final int WEEKS_OF_YEAR_MAX = 53;
  private static final int DAYS_OF_EVERY_MONTH = 28;

  static void check(
      Frequency frequency,
      int interval,
      List<NDay> byDay,
      List<Integer> byMonth,
      List<Integer> byMonthDay,
      List<Integer> bySetPosition,
      Skip skip) {
    if (interval < 1 || interval > INTERVAL_MAX) {
      throw InvalidRecurrenceException.malformed(
          "INTERVAL", interval, "must be 1 to " + INTERVAL_MAX);
    }
    checkRange("BYMONTHDAY", byMonthDay, DAYS_OF_MONTH_MAX);
    checkRange("BYSETPOS", bySetPosition, DAYS_OF_YEAR_MAX);
    for (int month : byMonth) {
      if (month < 1 || month > 12) {
        throw InvalidRecurrenceException.malformed("BYMONTH", month, "must be 1 to 12");
      }
    }
    checkOrdinals(frequency, byDay, byMonth);
    if (frequency == Frequency.WEEKLY && !byMonthDay.isEmpty()) {
      throw InvalidRecurrenceException.forbidden(
          "BYMONTHDAY", byMonthDay, "not allowed with FREQ=WEEKLY (RFC 5545, 3.3.10)");
    }
    if (!bySetPosition.isEmpty() && byDay.isEmpty() && byMonth.isEmpty() && byMonthDay.isEmpty()) {
      throw InvalidRecurrenceException.forbidden(
          "BYSETPOS", bySetPosition, "needs another BYxxx part (RFC 5545, 3.3.10)");
    }
    if (frequency == Frequency.YEARLY && !byMonthDay.isEmpty() && byMonth.isEmpty()) {
      throw new InvalidRecurrenceException(
          Problem.AMBIGUOUS,
          "BYMONTHDAY",
          byMonthDay,
          "FREQ=YEARLY without BYMONTH is read as the month of the start by some products, as every"
              + " month by others");
    }
    if (skip != Skip.OMIT) {
      checkSkip(byDay, byMonthDay, skip);
    }
  }

  private static void checkSkip(List<NDay> byDay, List<Integer> byMonthDay, Skip skip) {
    boolean countsBackBeforeTheMonth =
        byMonthDay.stream().anyMatch(day -> day < -DAYS_OF_EVERY_MONTH);
    boolean isLimitedByDay = !byDay.isEmpty() && !byMonthDay.isEmpty();
    if (countsBackBeforeTheMonth || isLimitedByDay) {
      throw new InvalidRecurrenceException(
          Problem.UNSUPPORTED,
          "BYMONTHDAY",
          byMonthDay,
          (isLimitedByDay ? "together with BYDAY" : "below -28") + " and SKIP=" + skip);
    }
  }

  private static void checkOrdinals(Frequency frequency, List<NDay> byDay, List<Integer> byMonth) {
    for (NDay each : byDay) {
      if (!each.hasOrdinal()) {
        continue;
      }
      if (frequency == Frequency.DAILY || frequency == Frequency.WEEKLY) {
        throw InvalidRecurrenceException.forbidden(
            "BYDAY",
            each.nth() + each.day().name().substring(0, 2),
            "a number is not allowed with FREQ=" + frequency + " (RFC 5545, 3.3.10)");
      }
      boolean inYear = frequency == Frequency.YEARLY && byMonth.isEmpty();
      int max = inYear ? WEEKS_OF_YEAR_MAX : WEEKS_OF_MONTH_MAX;
      if (Math.abs(each.nth()) > max) {
        throw InvalidRecurrenceException.malformed(
            "BYDAY",
            each.nth() + each.day().name().substring(0, 2),
            "there are at most " + max + " in a " + (inYear ? "year" : "month"));
      }
    }
  }

  private static void checkRange(String part, List<Integer> values, int max) {
    for (int value : values) {
      if (value == 0 || Math.abs(value) > max) {
        throw InvalidRecurrenceException.malformed(
            part, value, "must be 1 to " + max + " or -1 to -" + max);
      }
    }
  }

  private RuleChecks() {}
}

package dev.lockstep.model.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How an appointment recurs, shaped as JSCalendar's RecurrenceRule (RFC 8984, section 4.3.3) with
 * the meaning of RFC 5545 (section 3.3.10, erratum 3747) and RFC 7529. Lists are sorted and without
 * duplicates. Dates are local; what a rule leaves out (the day of a monthly rule) comes from the
 * start of the series.
 *
 * <p>A start that doesn't fit the rule is no occurrence: the first one is the first match after it,
 * and periods are counted from the period of the start.
 *
 * @param interval every n-th period, 1 to 10,000
 * @param firstDayOfWeek where a week begins; matters to weekly rules with an interval above 1 or
 *     with set positions
 * @param byDay days of the week; with an ordinal only in monthly and yearly rules
 * @param byMonth months, 1 to 12
 * @param byMonthDay days of the month, 1 to 31, or -1 to -31 from its end; not in weekly rules, and
 *     in yearly ones only together with byMonth (without it, products differ on the meaning)
 * @param bySetPosition positions in what the other parts yield within one period, 1 is the first,
 *     -1 the last
 * @param skip what becomes of days that a month doesn't have; always {@link Skip#OMIT} in daily and
 *     weekly rules, where there are none; moving them goes together with byMonthDay of -28 and
 *     more, and not with both byDay and byMonthDay
 */
public record RecurrenceRule(
    Frequency frequency,
    int interval,
    DayOfWeek firstDayOfWeek,
    List<NDay> byDay,
    List<Integer> byMonth,
    List<Integer> byMonthDay,
    List<Integer> bySetPosition,
    RecurrenceEnd end,
    Skip skip) {

  /**
   * Checks the parts.
   *
   * @throws InvalidRecurrenceException naming the part and the value that can't be taken
   */
  public RecurrenceRule {
    byDay = sortedSet(byDay);
    byMonth = sortedSet(byMonth);
    byMonthDay = sortedSet(byMonthDay);
    bySetPosition = sortedSet(bySetPosition);
    if (frequency == Frequency.DAILY || frequency == Frequency.WEEKLY) {
      skip = Skip.OMIT;
    }
    RuleChecks.check(frequency, interval, byDay, byMonth, byMonthDay, bySetPosition, skip);
  }

  /** Every n-th period, from Monday to Sunday, for ever. */
  public static RecurrenceRule every(int interval, Frequency frequency) {
    return new RecurrenceRule(
        frequency,
        interval,
        DayOfWeek.MONDAY,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        RecurrenceEnd.never(),
        Skip.OMIT);
  }

  /** The same rule in another frequency and interval. */
  public RecurrenceRule withPeriod(int otherInterval, Frequency otherFrequency) {
    return new RecurrenceRule(
        otherFrequency,
        otherInterval,
        firstDayOfWeek,
        byDay,
        byMonth,
        byMonthDay,
        bySetPosition,
        end,
        skip);
  }

  /** The same rule with weeks that begin on another day. */
  public RecurrenceRule withFirstDayOfWeek(DayOfWeek day) {
    return new RecurrenceRule(
        frequency, interval, day, byDay, byMonth, byMonthDay, bySetPosition, end, skip);
  }

  /** The same rule on other days of the week. */
  public RecurrenceRule withByDay(Collection<NDay> days) {
    return new RecurrenceRule(
        frequency,
        interval,
        firstDayOfWeek,
        List.copyOf(days),
        byMonth,
        byMonthDay,
        bySetPosition,
        end,
        skip);
  }

  /** The same rule on every one of these days of the week. */
  public RecurrenceRule withDaysOfWeek(Collection<DayOfWeek> days) {
    return withByDay(days.stream().map(NDay::every).toList());
  }

  /** The same rule in other months. */
  public RecurrenceRule withByMonth(int... months) {
    return new RecurrenceRule(
        frequency,
        interval,
        firstDayOfWeek,
        byDay,
        boxed(months),
        byMonthDay,
        bySetPosition,
        end,
        skip);
  }

  /** The same rule on other days of the month. */
  public RecurrenceRule withByMonthDay(int... days) {
    return new RecurrenceRule(
        frequency, interval, firstDayOfWeek, byDay, byMonth, boxed(days), bySetPosition, end, skip);
  }

  /** The same rule with other set positions. */
  public RecurrenceRule withBySetPosition(int... positions) {
    return new RecurrenceRule(
        frequency,
        interval,
        firstDayOfWeek,
        byDay,
        byMonth,
        byMonthDay,
        boxed(positions),
        end,
        skip);
  }

  /** The same rule with another end. */
  public RecurrenceRule withEnd(RecurrenceEnd other) {
    return new RecurrenceRule(
        frequency,
        interval,
        firstDayOfWeek,
        byDay,
        byMonth,
        byMonthDay,
        bySetPosition,
        other,
        skip);
  }

  /** The same rule with days that a month doesn't have treated otherwise. */
  public RecurrenceRule withSkip(Skip other) {
    return new RecurrenceRule(
        frequency, interval, firstDayOfWeek, byDay, byMonth, byMonthDay, bySetPosition, end, other);
  }

  /**
   * The same rule with what it takes from the start of the series written out: the day of the week
   * of a weekly rule, the day of a monthly one, month and day of a yearly one (RFC 5545, section
   * 3.3.10).
   *
   * @param start the local date on which the series starts
   */
  public RecurrenceRule resolvedFor(LocalDate start) {
    return switch (frequency) {
      case DAILY -> this;
      case WEEKLY -> byDay.isEmpty() ? withDaysOfWeek(List.of(start.getDayOfWeek())) : this;
      case MONTHLY -> hasDays() ? this : withByMonthDay(start.getDayOfMonth());
      case YEARLY -> {
        if (hasDays()) {
          yield this;
        }
        RecurrenceRule inMonth = byMonth.isEmpty() ? withByMonth(start.getMonthValue()) : this;
        yield inMonth.withByMonthDay(start.getDayOfMonth());
      }
    };
  }

  /** Whether the series ends some day. */
  public boolean isFinite() {
    return !(end instanceof RecurrenceEnd.Never);
  }

  private boolean hasDays() {
    return !byDay.isEmpty() || !byMonthDay.isEmpty();
  }

  private static List<Integer> boxed(int... numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  private static <T extends Comparable<? super T>> List<T> sortedSet(List<T> list) {
    boolean isSortedSet =
        IntStream.range(1, list.size()).allMatch(i -> list.get(i - 1).compareTo(list.get(i)) < 0);
    return isSortedSet ? List.copyOf(list) : list.stream().sorted().distinct().toList();
  }
}

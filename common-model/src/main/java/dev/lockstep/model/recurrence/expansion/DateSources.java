package dev.lockstep.model.recurrence.expansion;

import dev.lockstep.model.recurrence.NDay;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.Skip;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Chooses how a rule is computed: Graph's six patterns here, everything else by lib-recur. */
final class DateSources {
  /**
   * @param rule resolved for the start
   */
  static DateSource of(RecurrenceRule rule, LocalDate start) {
    return fast(rule, start).orElseGet(() -> new LibRecurDates(rule, start));
  }

  private static Optional<DateSource> fast(RecurrenceRule rule, LocalDate start) {
    return switch (rule.frequency()) {
      case DAILY ->
          Optional.of(rule)
              .filter(each -> each.byMonth().isEmpty() && each.byMonthDay().isEmpty())
              .filter(each -> each.byDay().isEmpty())
              .map(each -> new DailyDates(start.toEpochDay(), each.interval()));
      case WEEKLY ->
          Optional.of(rule)
              .filter(each -> each.byMonth().isEmpty() && each.bySetPosition().isEmpty())
              .map(
                  each ->
                      new WeeklyDates(
                          start,
                          each.interval(),
                          each.byDay().stream().map(NDay::day).toList(),
                          each.firstDayOfWeek()));
      case MONTHLY ->
          dayInMonth(rule)
              .filter(day -> rule.byMonth().isEmpty())
              .map(day -> new MonthlyDates(YearMonth.from(start), rule.interval(), day));
      case YEARLY ->
          dayInMonth(rule)
              .filter(day -> rule.byMonth().size() == 1)
              .map(
                  day ->
                      new MonthlyDates(
                          YearMonth.of(start.getYear(), rule.byMonth().getFirst()),
                          12 * rule.interval(),
                          day));
    };
  }

  private static Optional<DayInMonth> dayInMonth(RecurrenceRule rule) {
    List<DayOfWeek> days = rule.byDay().stream().map(NDay::day).toList();
    boolean oneMonthDay = rule.byMonthDay().size() == 1;
    boolean hasSetPosition = !rule.bySetPosition().isEmpty();
    if (days.isEmpty() && oneMonthDay && !hasSetPosition) {
      return Optional.of(new DayInMonth.Numbered(rule.byMonthDay().getFirst(), rule.skip()));
    }
    boolean oneSetPosition = rule.bySetPosition().size() == 1;
    if (days.isEmpty() && oneSetPosition && rule.skip() == Skip.OMIT) {
      return Optional.of(
          new DayInMonth.NthNumbered(rule.bySetPosition().getFirst(), rule.byMonthDay()));
    }
    if (days.isEmpty() || !rule.byMonthDay().isEmpty()) {
      return Optional.empty();
    }
    boolean hasOrdinal = rule.byDay().stream().anyMatch(NDay::hasOrdinal);
    if (hasOrdinal && days.size() == 1 && !hasSetPosition) {
      return Optional.of(new DayInMonth.NthOf(rule.byDay().getFirst().nth(), days));
    }
    if (!hasOrdinal && oneSetPosition) {
      return Optional.of(new DayInMonth.NthOf(rule.bySetPosition().getFirst(), days));
    }
    return Optional.empty();
  }

  private DateSources() {}
}

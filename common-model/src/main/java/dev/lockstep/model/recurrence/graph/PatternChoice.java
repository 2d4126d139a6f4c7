package dev.lockstep.model.recurrence.graph;

import dev.lockstep.model.recurrence.NDay;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.Skip;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The pattern of Graph that a rule is, taken as it stands. */
sealed interface PatternChoice {
  record Fits(GraphPattern pattern) implements PatternChoice {}

  record FitsNot(Refusal reason) implements PatternChoice {}

  /** What says on which day of a month it is. */
  sealed interface MonthPart {
    record Absolute(int dayOfMonth) implements MonthPart {}

    record Relative(Set<DayOfWeek> days, WeekIndex index) implements MonthPart {}

    record None(Refusal reason) implements MonthPart {}
  }

  /**
   * @param rule resolved for the start
   */
  static PatternChoice of(RecurrenceRule rule) {
    return switch (rule.frequency()) {
      case DAILY ->
          rule.byDay().isEmpty() && rule.byMonth().isEmpty() && rule.byMonthDay().isEmpty()
              ? new Fits(new GraphPattern.Daily(rule.interval()))
              : new FitsNot(Refusal.LIMITED_DAYS);
      case WEEKLY ->
          rule.byMonth().isEmpty() && rule.bySetPosition().isEmpty()
              ? new Fits(
                  new GraphPattern.Weekly(
                      rule.interval(), daysOfWeek(rule.byDay()), rule.firstDayOfWeek()))
              : new FitsNot(Refusal.LIMITED_DAYS);
      case MONTHLY ->
          rule.byMonth().isEmpty() ? monthly(rule) : new FitsNot(Refusal.MONTHS_OF_MONTHLY_RULE);
      case YEARLY ->
          switch (rule.byMonth().size()) {
            case 0 -> new FitsNot(Refusal.NO_MONTH);
            case 1 -> yearly(rule, Month.of(rule.byMonth().getFirst()));
            default -> new FitsNot(Refusal.SEVERAL_MONTHS);
          };
    };
  }

  private static PatternChoice monthly(RecurrenceRule rule) {
    return switch (monthPart(rule, Month.FEBRUARY.minLength(), Month.JANUARY.maxLength())) {
      case MonthPart.Absolute(int day) ->
          new Fits(new GraphPattern.AbsoluteMonthly(rule.interval(), day));
      case MonthPart.Relative(var days, var index) ->
          new Fits(new GraphPattern.RelativeMonthly(rule.interval(), days, index));
      case MonthPart.None(var reason) -> new FitsNot(reason);
    };
  }

  private static PatternChoice yearly(RecurrenceRule rule, Month month) {
    int number = month.getValue();
    return switch (monthPart(rule, month.minLength(), month.maxLength())) {
      case MonthPart.Absolute(int day) ->
          new Fits(new GraphPattern.AbsoluteYearly(rule.interval(), number, day));
      case MonthPart.Relative(var days, var index) ->
          new Fits(new GraphPattern.RelativeYearly(rule.interval(), number, days, index));
      case MonthPart.None(var reason) -> new FitsNot(reason);
    };
  }

  private static MonthPart monthPart(RecurrenceRule rule, int shortest, int longest) {
    if (rule.byMonthDay().isEmpty()) {
      return relative(rule);
    }
    if (!rule.byDay().isEmpty()) {
      return new MonthPart.None(Refusal.MONTH_DAY_AND_WEEKDAY);
    }
    if (!rule.bySetPosition().isEmpty()) {
      return new MonthPart.None(Refusal.POSITION);
    }
    if (rule.byMonthDay().size() > 1) {
      return new MonthPart.None(Refusal.SEVERAL_MONTH_DAYS);
    }
    int day = rule.byMonthDay().getFirst();
    if (day == -1) {
      return new MonthPart.Absolute(longest);
    }
    if (day < 0) {
      return new MonthPart.None(Refusal.DAY_FROM_END);
    }
    if (day <= shortest || rule.skip() == Skip.BACKWARD) {
      return new MonthPart.Absolute(day);
    }
    return new MonthPart.None(
        rule.skip() == Skip.FORWARD
            ? Refusal.DAY_MOVED_FORWARD
            : Refusal.DAY_MISSING_IN_SOME_MONTHS);
  }

  private static MonthPart relative(RecurrenceRule rule) {
    boolean hasOrdinal = rule.byDay().stream().anyMatch(NDay::hasOrdinal);
    if (!hasOrdinal && rule.bySetPosition().isEmpty()) {
      return new MonthPart.None(Refusal.EVERY_WEEKDAY);
    }
    if (hasOrdinal && rule.byDay().size() > 1) {
      return new MonthPart.None(Refusal.SEVERAL_ORDINALS);
    }
    if ((hasOrdinal && !rule.bySetPosition().isEmpty()) || rule.bySetPosition().size() > 1) {
      return new MonthPart.None(Refusal.POSITION);
    }
    int position = hasOrdinal ? rule.byDay().getFirst().nth() : rule.bySetPosition().getFirst();
    return WeekIndex.of(position)
        .<MonthPart>map(index -> new MonthPart.Relative(daysOfWeek(rule.byDay()), index))
        .orElse(new MonthPart.None(hasOrdinal ? Refusal.ORDINAL : Refusal.POSITION));
  }

  private static Set<DayOfWeek> daysOfWeek(List<NDay> days) {
    EnumSet<DayOfWeek> set = EnumSet.noneOf(DayOfWeek.class);
    days.forEach(day -> set.add(day.day()));
    return set;
  }
}

package dev.lockstep.simulator.recurrence;

import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.expansion.RuleExpander;
import dev.lockstep.model.recurrence.expansion.Window;
import dev.lockstep.model.recurrence.graph.GraphPattern;
import dev.lockstep.model.recurrence.graph.GraphRange;
import dev.lockstep.model.recurrence.graph.GraphRecurrence;
import dev.lockstep.model.recurrence.graph.WeekIndex;
import dev.lockstep.simulator.event.PatternedRecurrence;
import dev.lockstep.simulator.event.PatternedRecurrence.Pattern;
import dev.lockstep.simulator.event.PatternedRecurrence.Range;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/** The local dates on which a series falls, as the common model counts them. */
final class SeriesDays {
  private static final int LIMIT = 100_000;

  private SeriesDays() {}

  /**
   * The dates between two dates, both inclusive, in their order.
   *
   * @param start the local start of the series in the zone of its recurrence
   */
  static List<LocalDate> between(
      PatternedRecurrence recurrence, LocalDateTime start, LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return List.of();
    }
    RecurrenceRule rule =
        new GraphRecurrence(pattern(recurrence.pattern()), range(recurrence.range())).toRule();
    return new RuleExpander(rule, start)
        .within(new Window(from, to.plusDays(1), LIMIT)).starts().stream()
            .map(LocalDateTime::toLocalDate)
            .toList();
  }

  private static GraphPattern pattern(Pattern pattern) {
    int interval = pattern.interval();
    int month = pattern.month();
    return switch (pattern.type()) {
      case DAILY -> new GraphPattern.Daily(interval);
      case WEEKLY ->
          new GraphPattern.Weekly(
              interval, EnumSet.copyOf(pattern.daysOfWeek()), pattern.firstDayOfWeek());
      case ABSOLUTE_MONTHLY -> new GraphPattern.AbsoluteMonthly(interval, pattern.dayOfMonth());
      case RELATIVE_MONTHLY ->
          new GraphPattern.RelativeMonthly(
              interval, EnumSet.copyOf(pattern.daysOfWeek()), index(pattern));
      case ABSOLUTE_YEARLY ->
          new GraphPattern.AbsoluteYearly(interval, month, pattern.dayOfMonth());
      case RELATIVE_YEARLY ->
          new GraphPattern.RelativeYearly(
              interval, month, EnumSet.copyOf(pattern.daysOfWeek()), index(pattern));
    };
  }

  private static GraphRange range(Range range) {
    return switch (range.type()) {
      case NO_END -> new GraphRange.NoEnd(range.startDate());
      case NUMBERED -> new GraphRange.Numbered(range.startDate(), range.numberOfOccurrences());
      case END_DATE ->
          new GraphRange.EndDate(range.startDate(), Objects.requireNonNull(range.endDate()));
    };
  }

  private static WeekIndex index(Pattern pattern) {
    return WeekIndex.valueOf(pattern.index().name());
  }
}

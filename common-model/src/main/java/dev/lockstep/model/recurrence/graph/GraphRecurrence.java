package dev.lockstep.model.recurrence.graph;

import dev.lockstep.model.recurrence.Frequency;
import dev.lockstep.model.recurrence.NDay;
import dev.lockstep.model.recurrence.RecurrenceEnd;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.Skip;
import java.time.DayOfWeek;
import java.util.Set;

/** Microsoft Graph's patternedRecurrence. */
public record GraphRecurrence(GraphPattern pattern, GraphRange range) {
  private static final int DAYS_OF_EVERY_MONTH = 28;

  /**
   * The canonical rule that means the same for a series that starts on the range's startDate.
   *
   * <p>Days that a month doesn't have become its last (Exchange Web Services, DayOfMonth); a
   * relative pattern yields one date a period, also with several days ([MS-OXOCAL] 2.2.1.44.1.6).
   */
  public RecurrenceRule toRule() {
    RecurrenceRule endless =
        switch (pattern) {
          case GraphPattern.Daily(int interval) -> RecurrenceRule.every(interval, Frequency.DAILY);
          case GraphPattern.Weekly(int interval, var days, var firstDayOfWeek) ->
              RecurrenceRule.every(interval, Frequency.WEEKLY)
                  .withFirstDayOfWeek(firstDayOfWeek)
                  .withDaysOfWeek(days);
          case GraphPattern.AbsoluteMonthly(int interval, int day) ->
              onDay(RecurrenceRule.every(interval, Frequency.MONTHLY), day);
          case GraphPattern.RelativeMonthly(int interval, var days, var index) ->
              onNth(RecurrenceRule.every(interval, Frequency.MONTHLY), days, index);
          case GraphPattern.AbsoluteYearly(int interval, int month, int day) ->
              onDay(RecurrenceRule.every(interval, Frequency.YEARLY).withByMonth(month), day);
          case GraphPattern.RelativeYearly(int interval, int month, var days, var index) ->
              onNth(
                  RecurrenceRule.every(interval, Frequency.YEARLY).withByMonth(month), days, index);
        };
    return endless.withEnd(
        switch (range) {
          case GraphRange.NoEnd noEnd -> RecurrenceEnd.never();
          case GraphRange.EndDate(var startDate, var endDate) ->
              new RecurrenceEnd.UntilDate(endDate);
          case GraphRange.Numbered(var startDate, int occurrences) ->
              new RecurrenceEnd.Count(occurrences);
        });
  }

  private static RecurrenceRule onDay(RecurrenceRule rule, int day) {
    return rule.withByMonthDay(day)
        .withSkip(day <= DAYS_OF_EVERY_MONTH ? Skip.OMIT : Skip.BACKWARD);
  }

  private static RecurrenceRule onNth(RecurrenceRule rule, Set<DayOfWeek> days, WeekIndex index) {
    if (days.size() == 1) {
      return rule.withByDay(Set.of(new NDay(days.iterator().next(), index.position())));
    }
    return rule.withDaysOfWeek(days).withBySetPosition(index.position());
  }
}

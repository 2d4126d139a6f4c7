package dev.lockstep.simulator.event;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a series repeats: one of six patterns in one of three ranges (resource type
 * patternedRecurrence). Fields that a type does not use hold the service's fillers: 0, first,
 * sunday.
 */
public record PatternedRecurrence(Pattern pattern, Range range) {
  /** What repeats. */
  public record Pattern(
      PatternType type,
      int interval,
      int month,
      int dayOfMonth,
      List<DayOfWeek> daysOfWeek,
      DayOfWeek firstDayOfWeek,
      WeekIndex index) {}

  /** From when to when, in dates of the recurrence's zone; the end date is inclusive. */
  public record Range(
      RangeType type,
      LocalDate startDate,
      @Nullable LocalDate endDate,
      int numberOfOccurrences,
      String recurrenceTimeZone) {}

  /** The same recurrence from another date on, as a series without a new recurrence moves. */
  public PatternedRecurrence startingOn(LocalDate date) {
    return new PatternedRecurrence(
        pattern,
        new Range(
            range.type(),
            date,
            range.endDate(),
            range.numberOfOccurrences(),
            range.recurrenceTimeZone()));
  }
}

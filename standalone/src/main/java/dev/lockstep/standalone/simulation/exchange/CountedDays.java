package dev.lockstep.standalone.simulation.exchange;

import dev.lockstep.model.recurrence.graph.GraphRange;
import dev.lockstep.model.recurrence.graph.GraphRecurrence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The days of a series, counted one after the other from its first.
 *
 * @param recurrence any that begins with the first day that fits its pattern
 */
public record CountedDays(GraphRecurrence recurrence) {

  /** Those from one day to before another. */
  public List<LocalDate> between(LocalDate from, LocalDate until) {
    GraphRange range = recurrence.range();
    PatternDays pattern = new PatternDays(recurrence.pattern(), range.startDate());
    List<LocalDate> days = new ArrayList<>();
    int counted = 0;
    for (LocalDate day = range.startDate();
        day.isBefore(until) && !isOver(day, counted);
        day = day.plusDays(1)) {
      if (pattern.has(day)) {
        counted++;
        if (!day.isBefore(from)) {
          days.add(day);
        }
      }
    }
    return days;
  }

  private boolean isOver(LocalDate day, int counted) {
    return switch (recurrence.range()) {
      case GraphRange.NoEnd _ -> false;
      case GraphRange.EndDate(var _, LocalDate end) -> day.isAfter(end);
      case GraphRange.Numbered(var _, int most) -> counted >= most;
    };
  }

  boolean has(LocalDate day) {
    return !between(day, day.plusDays(1)).isEmpty();
  }
}

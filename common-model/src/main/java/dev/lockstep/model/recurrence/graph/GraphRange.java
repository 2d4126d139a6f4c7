package dev.lockstep.model.recurrence.graph;

import java.time.LocalDate;

/**
 * Microsoft Graph's recurrenceRange. Dates are local in its recurrenceTimeZone, or, where that is
 * missing, in the zone of the event's start.
 */
public sealed interface GraphRange {
  /** The date of the event's start; the first occurrence is on it or, if it doesn't fit, later. */
  LocalDate startDate();

  /** Until a date, inclusive. */
  record EndDate(LocalDate startDate, LocalDate endDate) implements GraphRange {
    public EndDate {
      if (endDate.isBefore(startDate)) {
        throw new IllegalArgumentException(
            "endDate=" + endDate + ": is before startDate " + startDate);
      }
    }
  }

  /** For ever. */
  record NoEnd(LocalDate startDate) implements GraphRange {}

  /**
   * A number of occurrences, 1 or more. Cancelled ones count.
   *
   * @param numberOfOccurrences 1 or more
   */
  record Numbered(LocalDate startDate, int numberOfOccurrences) implements GraphRange {
    public Numbered {
      if (numberOfOccurrences < 1) {
        throw new IllegalArgumentException(
            "numberOfOccurrences=" + numberOfOccurrences + ": must be 1 or more");
      }
    }
  }
}

package dev.lockstep.simulator.recurrence;

import dev.lockstep.simulator.event.PatternedRecurrence;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** The local dates on which a series falls. */
final class SeriesDays {
  private SeriesDays() {}

  /**
   * The dates between two dates, both inclusive, in their order.
   *
   * @param start the local start of the series in the zone of its recurrence
   */
  static List<LocalDate> between(
      PatternedRecurrence recurrence, LocalDateTime start, LocalDate from, LocalDate to) {
    LocalDate first = start.toLocalDate();
    return first.isBefore(from) || first.isAfter(to) ? List.of() : List.of(first);
  }
}

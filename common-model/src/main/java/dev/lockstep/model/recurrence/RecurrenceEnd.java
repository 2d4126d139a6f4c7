package dev.lockstep.model.recurrence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/** When a series ends. */
public sealed interface RecurrenceEnd {
  /** It goes on for ever. */
  record Never() implements RecurrenceEnd {}

  /**
   * After a number of occurrences. Cancelled and moved ones count too.
   *
   * @param occurrences at least 1
   */
  record Count(int occurrences) implements RecurrenceEnd {
    public Count {
      if (occurrences < 1) {
        throw InvalidRecurrenceException.malformed("COUNT", occurrences, "must be 1 or more");
      }
    }
  }

  /** With the last occurrence that starts on this local date or before. */
  record UntilDate(LocalDate date) implements RecurrenceEnd {}

  /** With the last occurrence that starts at this local time or before. */
  record UntilDateTime(LocalDateTime dateTime) implements RecurrenceEnd {}

  /** It goes on for ever. */
  static RecurrenceEnd never() {
    return new Never();
  }

  /**
   * The last local date on which an occurrence may start; empty if no date ends the series.
   *
   * @param timeOfDay when occurrences start
   */
  default Optional<LocalDate> lastDate(LocalTime timeOfDay) {
    return switch (this) {
      case Never never -> Optional.empty();
      case Count count -> Optional.empty();
      case UntilDate(var date) -> Optional.of(date);
      case UntilDateTime(var until) ->
          Optional.of(
              until.toLocalTime().isBefore(timeOfDay)
                  ? until.toLocalDate().minusDays(1)
                  : until.toLocalDate());
    };
  }
}

package dev.lockstep.model.recurrence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** When the first period of a series starts: a local time in a zone, or a day. */
public sealed interface SeriesStart {
  /**
   * At a local time.
   *
   * @param zone the zone in which all occurrences start at that time of day
   */
  record Timed(LocalDateTime dateTime, ZoneId zone) implements SeriesStart {
    @Override
    public LocalDateTime local() {
      return dateTime;
    }

    @Override
    public Optional<Instant> instantOf(LocalDateTime occurrence) {
      // In a gap and where a time comes twice, that is the offset before the change.
      return Optional.of(occurrence.toInstant(zone.getRules().getOffset(occurrence)));
    }
  }

  /** All day, wherever one is. */
  record AllDay(LocalDate date) implements SeriesStart {
    @Override
    public LocalDateTime local() {
      return date.atStartOfDay();
    }

    @Override
    public Optional<Instant> instantOf(LocalDateTime occurrence) {
      return Optional.empty();
    }
  }

  /** The local start; midnight if all day. */
  LocalDateTime local();

  /**
   * The instant at which an occurrence starts. A local time that a clock change leaves out is moved
   * by the length of the gap, one that comes twice is the first. Days have no instant.
   *
   * @param occurrence its local start
   */
  Optional<Instant> instantOf(LocalDateTime occurrence);
}

package dev.lockstep.groupware.event;

import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphTime;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.zone.ZoneNames;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Between Graph's times and {@link Timing}. Graph answers in UTC and says beside it in which zone
 * the event was made; it takes wall time with the name of a zone, Windows or IANA.
 */
final class EventTimes {

  private static final ZoneId UTC = ZoneId.of("UTC");

  private final ZoneNames zones;
  private final ZoneId wholeDayZone;

  /**
   * @param wholeDayZone the zone at whose midnights whole days are written, because Graph knows
   *     none without a zone
   */
  EventTimes(ZoneNames zones, ZoneId wholeDayZone) {
    this.zones = zones;
    this.wholeDayZone = wholeDayZone;
  }

  ZoneNames zones() {
    return zones;
  }

  /** What the times of an event came to. */
  sealed interface Read {}

  /** They have a meaning, though perhaps a reduced one. */
  record Understood(Timing timing, Optional<Reduction> reduction) implements Read {}

  /** They have none. */
  record NotUnderstood(Reason reason, String words) implements Read {}

  Read read(GraphEvent event) {
    return read(
        event,
        event.originalStartTimeZone().flatMap(zones::toIana),
        event.originalStartTimeZone().orElse(""));
  }

  /** The times of an exception, in the zone of its series. */
  Read read(GraphEvent event, ZoneId zone) {
    return read(event, Optional.of(zone), zone.getId());
  }

  private Read read(GraphEvent event, Optional<ZoneId> zone, String name) {
    Optional<ZoneId> startZone = zones.toIana(event.start().timeZone());
    Optional<ZoneId> endZone = zones.toIana(event.end().timeZone());
    if (startZone.isEmpty() || endZone.isEmpty()) {
      return new NotUnderstood(
          Reason.UNKNOWN_TIME_ZONE, "the time zone '" + event.start().timeZone() + "' is unknown");
    }
    Instant start = instant(event.start(), startZone.get());
    Instant end = instant(event.end(), endZone.get());
    if (end.isBefore(start)) {
      return new NotUnderstood(
          Reason.ENDS_BEFORE_START, "ends at " + end + ", before its start at " + start);
    }
    return event.allDay()
        ? days(event, start, end, zone.orElse(wholeDayZone))
        : timed(start, end, zone, name);
  }

  /**
   * The times with which a series begins, on the date that its range names: wall time in the zone
   * of its recurrence, also where a clock change repeats it.
   */
  Read readSeries(GraphEvent master, ZoneId zone, LocalDate startDate) {
    return switch (read(master, zone)) {
      case NotUnderstood not -> not;
      case Understood(Timing.AllDay days, var reduction) ->
          new Understood(
              new Timing.AllDay(
                  startDate, startDate.plusDays(ChronoUnit.DAYS.between(days.start(), days.end()))),
              reduction);
      case Understood(Timing.Timed timed, var _) -> {
        LocalDateTime start = moved(timed.start(), timed.zone(), zone);
        LocalDateTime end = moved(timed.end(), timed.zone(), zone);
        long days = ChronoUnit.DAYS.between(start.toLocalDate(), startDate);
        yield new Understood(
            new Timing.Timed(start.plusDays(days), end.plusDays(days), zone), Optional.empty());
      }
    };
  }

  /** From when to when; empty if that is not understood. */
  Optional<Span> span(GraphEvent event) {
    return zones
        .toIana(event.start().timeZone())
        .flatMap(
            start ->
                zones
                    .toIana(event.end().timeZone())
                    .map(
                        end -> new Span(instant(event.start(), start), instant(event.end(), end))));
  }

  private static Instant instant(GraphTime time, ZoneId zone) {
    return time.dateTime().atZone(zone).toInstant();
  }

  /**
   * Midnights as they stand, if they are any; else those of the zone in which the event was made:
   * turned into UTC they look like 22 or 23 o'clock of the day before.
   */
  private static Read days(GraphEvent event, Instant start, Instant end, ZoneId original) {
    LocalDate first = day(event.start(), start, original);
    LocalDate after = day(event.end(), end, original);
    return after.isAfter(first)
        ? new Understood(new Timing.AllDay(first, after), Optional.empty())
        : new NotUnderstood(
            Reason.ENDS_BEFORE_START, "all day, and ends on " + after + ", not after its start");
  }

  private static LocalDate day(GraphTime time, Instant instant, ZoneId original) {
    return time.dateTime().toLocalTime().equals(LocalTime.MIDNIGHT)
        ? time.dateTime().toLocalDate()
        : instant.atZone(original).toLocalDate();
  }

  private static Read timed(Instant start, Instant end, Optional<ZoneId> zone, String name) {
    if (zone.isEmpty()) {
      return inUtc(start, end, name.isEmpty() ? "" : "the time zone '" + name + "' is unknown");
    }
    LocalDateTime localStart = LocalDateTime.ofInstant(start, zone.get());
    LocalDateTime localEnd = LocalDateTime.ofInstant(end, zone.get());
    boolean exact =
        localStart.atZone(zone.get()).toInstant().equals(start)
            && localEnd.atZone(zone.get()).toInstant().equals(end);
    return exact
        ? new Understood(new Timing.Timed(localStart, localEnd, zone.get()), Optional.empty())
        : inUtc(start, end, "in the hour that the clock change repeats");
  }

  private static Read inUtc(Instant start, Instant end, String why) {
    return new Understood(
        new Timing.Timed(
            LocalDateTime.ofInstant(start, ZoneOffset.UTC),
            LocalDateTime.ofInstant(end, ZoneOffset.UTC),
            UTC),
        why.isEmpty()
            ? Optional.empty()
            : Optional.of(new Reduction(Field.TIMING, "given in UTC: " + why)));
  }

  EventPatch.Times write(Timing timing) {
    return write(timing, wholeDayZone);
  }

  /**
   * The times as Graph wants them.
   *
   * @param midnights the zone at whose midnights whole days are written
   */
  EventPatch.Times write(Timing timing, ZoneId midnights) {
    ZoneId whole = writable(midnights);
    return switch (timing) {
      case Timing.AllDay days ->
          new EventPatch.Times(
              new GraphTime(days.start().atStartOfDay(), name(whole)),
              new GraphTime(days.end().atStartOfDay(), name(whole)),
              true);
      case Timing.Timed timed -> {
        ZoneId zone = writable(timed.zone());
        yield new EventPatch.Times(
            new GraphTime(moved(timed.start(), timed.zone(), zone), name(zone)),
            new GraphTime(moved(timed.end(), timed.zone(), zone), name(zone)),
            false);
      }
    };
  }

  /** The timing as it comes back once written: in the zone that its Windows name leads to. */
  Timing written(Timing timing) {
    return switch (timing) {
      case Timing.AllDay days -> days;
      case Timing.Timed timed -> {
        ZoneId zone = writable(timed.zone());
        ZoneId back = zones.toIana(name(zone)).orElse(zone);
        yield new Timing.Timed(
            moved(timed.start(), timed.zone(), zone), moved(timed.end(), timed.zone(), zone), back);
      }
    };
  }

  /** Graph knows names, no bare offsets. */
  private ZoneId writable(ZoneId zone) {
    return zones.toWindows(zone).isPresent() || zones.toIana(zone.getId()).isPresent() ? zone : UTC;
  }

  private String name(ZoneId zone) {
    return zones.toWindows(zone).orElse(zone.getId());
  }

  private static LocalDateTime moved(LocalDateTime local, ZoneId from, ZoneId to) {
    return from.equals(to) ? local : local.atZone(from).withZoneSameInstant(to).toLocalDateTime();
  }
}

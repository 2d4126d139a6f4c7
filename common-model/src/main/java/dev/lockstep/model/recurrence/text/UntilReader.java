package dev.lockstep.model.recurrence.text;

import static dev.lockstep.model.recurrence.text.RruleParts.malformed;

import dev.lockstep.model.recurrence.InvalidRecurrenceException;
import dev.lockstep.model.recurrence.InvalidRecurrenceException.Problem;
import dev.lockstep.model.recurrence.RecurrenceEnd;
import dev.lockstep.model.recurrence.SeriesStart;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads UNTIL, of which every kind occurs beside every kind of start, into local time. */
final class UntilReader {
  private static final Pattern UNTIL =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T(\\d{2})(\\d{2})(\\d{2})(Z?))?");

  static RecurrenceEnd read(String value, Optional<SeriesStart> start) {
    Matcher until = UNTIL.matcher(value);
    if (!until.matches()) {
      throw malformed("UNTIL", value, "must be 20261231, 20261231T235959 or 20261231T235959Z");
    }
    try {
      LocalDate date = LocalDate.of(number(until, 1), number(until, 2), number(until, 3));
      if (until.group(4) == null) {
        return new RecurrenceEnd.UntilDate(date);
      }
      // 60 is a leap second, which java.time doesn't have.
      int second = Math.min(number(until, 6), 59);
      LocalDateTime dateTime = date.atTime(number(until, 4), number(until, 5), second);
      return until.group(7).isEmpty() ? local(dateTime, start) : utc(value, dateTime, start);
    } catch (DateTimeException e) {
      throw malformed("UNTIL", value, String.valueOf(e.getMessage()));
    }
  }

  private static RecurrenceEnd local(LocalDateTime dateTime, Optional<SeriesStart> start) {
    return start.filter(SeriesStart.AllDay.class::isInstance).isPresent()
        ? new RecurrenceEnd.UntilDate(dateTime.toLocalDate())
        : new RecurrenceEnd.UntilDateTime(dateTime);
  }

  private static RecurrenceEnd utc(
      String value, LocalDateTime dateTime, Optional<SeriesStart> start) {
    if (start.isEmpty()) {
      throw malformed("UNTIL", value, "is in UTC, which says nothing without the series' zone");
    }
    return new RecurrenceEnd.UntilDate(
        switch (start.get()) {
          case SeriesStart.Timed timed -> lastDate(dateTime.toInstant(ZoneOffset.UTC), timed);
          case SeriesStart.AllDay day -> lastDate(value, dateTime);
        });
  }

  /** The last local date on which the time of the start isn't after the instant. */
  private static LocalDate lastDate(Instant until, SeriesStart.Timed start) {
    LocalDate date = until.atZone(start.zone()).toLocalDate();
    Instant onThatDate = date.atTime(start.local().toLocalTime()).atZone(start.zone()).toInstant();
    return onThatDate.isAfter(until) ? date.minusDays(1) : date;
  }

  private static LocalDate lastDate(String value, LocalDateTime utc) {
    if (!utc.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      throw new InvalidRecurrenceException(
          Problem.AMBIGUOUS,
          "UNTIL",
          value,
          "is a time in UTC for an all-day series, which may mean that day or the one before");
    }
    return utc.toLocalDate();
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private UntilReader() {}
}

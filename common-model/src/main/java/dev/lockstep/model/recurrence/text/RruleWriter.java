package dev.lockstep.model.recurrence.text;

import dev.lockstep.model.recurrence.NDay;
import dev.lockstep.model.recurrence.RecurrenceEnd;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.SeriesStart;
import dev.lockstep.model.recurrence.Skip;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes rules as RRULE values, always with WKST, whose default products differ on, and with RSCALE
 * and SKIP only where days that a month doesn't have are moved.
 */
public final class RruleWriter {
  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
  private static final DateTimeFormatter DATE = formatter("uuuuMMdd");
  private static final DateTimeFormatter DATE_TIME = formatter("uuuuMMdd'T'HHmmss");

  /** The serial form: UNTIL is a local date or date-time, so that it needs no zone. */
  public static String write(RecurrenceRule rule) {
    return withEnd(
        rule,
        switch (rule.end()) {
          case RecurrenceEnd.Never() -> "";
          case RecurrenceEnd.Count(int occurrences) -> ";COUNT=" + occurrences;
          case RecurrenceEnd.UntilDate(var date) -> ";UNTIL=" + DATE.format(date);
          case RecurrenceEnd.UntilDateTime(var dateTime) -> ";UNTIL=" + DATE_TIME.format(dateTime);
        });
  }

  /**
   * The rule as it stands beside this DTSTART in a calendar file: what it would take from the start
   * is written out, UNTIL is in UTC, or a date if the series is all-day (RFC 5545, section 3.3.10).
   */
  public static String write(RecurrenceRule rule, SeriesStart start) {
    RecurrenceRule resolved = rule.resolvedFor(start.local().toLocalDate());
    return withEnd(
        resolved,
        switch (rule.end()) {
          case RecurrenceEnd.Never() -> "";
          case RecurrenceEnd.Count(int occurrences) -> ";COUNT=" + occurrences;
          case RecurrenceEnd.UntilDate(var date) -> until(date.atTime(LAST_SECOND), start);
          case RecurrenceEnd.UntilDateTime(var dateTime) -> until(dateTime, start);
        });
  }

  /** A day of the week as RFC 5545 writes it: the first two letters of its English name. */
  static String twoLetters(DayOfWeek day) {
    return day.name().substring(0, 2);
  }

  private static String until(LocalDateTime last, SeriesStart start) {
    return ";UNTIL="
        + start
            .instantOf(last)
            .map(instant -> DATE_TIME.format(instant.atOffset(ZoneOffset.UTC)) + "Z")
            .orElseGet(() -> DATE.format(last));
  }

  private static String withEnd(RecurrenceRule rule, String end) {
    StringBuilder text = new StringBuilder();
    boolean skips = rule.skip() != Skip.OMIT;
    text.append(skips ? "RSCALE=GREGORIAN;FREQ=" : "FREQ=").append(rule.frequency());
    if (rule.interval() != 1) {
      text.append(";INTERVAL=").append(rule.interval());
    }
    text.append(end).append(";WKST=").append(twoLetters(rule.firstDayOfWeek()));
    append(text, "BYMONTH", rule.byMonth());
    append(text, "BYMONTHDAY", rule.byMonthDay());
    append(text, "BYDAY", rule.byDay().stream().map(RruleWriter::day).toList());
    append(text, "BYSETPOS", rule.bySetPosition());
    if (skips) {
      text.append(";SKIP=").append(rule.skip());
    }
    return text.toString();
  }

  private static String day(NDay day) {
    return (day.hasOrdinal() ? String.valueOf(day.nth()) : "") + twoLetters(day.day());
  }

  private static void append(StringBuilder text, String part, List<?> values) {
    if (!values.isEmpty()) {
      text.append(';').append(part).append('=');
      text.append(values.stream().map(Object::toString).collect(Collectors.joining(",")));
    }
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }

  private RruleWriter() {}
}

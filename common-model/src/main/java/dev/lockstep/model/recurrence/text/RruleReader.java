package dev.lockstep.model.recurrence.text;

import static dev.lockstep.model.recurrence.text.RruleParts.malformed;
import static dev.lockstep.model.recurrence.text.RruleParts.unsupported;

import dev.lockstep.model.recurrence.Frequency;
import dev.lockstep.model.recurrence.InvalidRecurrenceException;
import dev.lockstep.model.recurrence.InvalidRecurrenceException.Problem;
import dev.lockstep.model.recurrence.RecurrenceEnd;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.SeriesStart;
import dev.lockstep.model.recurrence.Skip;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads RRULE values: lower case, blanks, a {@code RRULE:} before it, a semicolon at the end,
 * unsorted lists and lists with duplicates are taken; nothing is dropped, and what the canonical
 * rule can't say is an error.
 */
public final class RruleReader {
  private static final List<String> NOT_IN_CANONICAL_RULES = List.of("BYWEEKNO", "BYYEARDAY");

  /**
   * Reads the serial form, in which UNTIL is local.
   *
   * @throws InvalidRecurrenceException naming the part and the value that can't be taken
   */
  public static RecurrenceRule read(String text) {
    return read(text, Optional.empty());
  }

  /**
   * Reads the rule of a series that starts then. An UNTIL in UTC becomes the local date of the last
   * day on which an occurrence can start; BYHOUR, BYMINUTE and BYSECOND are taken if they only
   * repeat the start.
   *
   * @throws InvalidRecurrenceException naming the part and the value that can't be taken
   */
  public static RecurrenceRule read(String text, SeriesStart start) {
    return read(text, Optional.of(start));
  }

  private static RecurrenceRule read(String text, Optional<SeriesStart> start) {
    RruleParts parts = new RruleParts(text);
    Frequency frequency =
        frequency(parts.text("FREQ").orElseThrow(() -> malformed("FREQ", "", "is missing")));
    for (String part : NOT_IN_CANONICAL_RULES) {
      parts
          .text(part)
          .ifPresent(
              value -> {
                throw unsupported(part, value, "appointments don't recur by it");
              });
    }
    checkTimesOfDay(parts, start);
    checkCalendar(parts);
    return new RecurrenceRule(
            frequency,
            parts.number("INTERVAL", 1),
            parts
                .text("WKST")
                .map(letters -> RruleParts.dayOfWeek("WKST", letters))
                .orElse(DayOfWeek.MONDAY),
            parts.days("BYDAY"),
            List.of(),
            List.of(),
            List.of(),
            end(parts, start),
            skip(parts))
        .withByMonth(parts.numbers("BYMONTH"))
        .withByMonthDay(parts.numbers("BYMONTHDAY"))
        .withBySetPosition(parts.numbers("BYSETPOS"));
  }

  private static Frequency frequency(String name) {
    return switch (name) {
      case "DAILY" -> Frequency.DAILY;
      case "WEEKLY" -> Frequency.WEEKLY;
      case "MONTHLY" -> Frequency.MONTHLY;
      case "YEARLY" -> Frequency.YEARLY;
      case "HOURLY", "MINUTELY", "SECONDLY" ->
          throw unsupported("FREQ", name, "appointments recur once a day at most");
      default -> throw malformed("FREQ", name, "must be DAILY, WEEKLY, MONTHLY or YEARLY");
    };
  }

  private static Skip skip(RruleParts parts) {
    String name = parts.text("SKIP").orElse("OMIT");
    return switch (name) {
      case "OMIT" -> Skip.OMIT;
      case "BACKWARD" -> Skip.BACKWARD;
      case "FORWARD" -> Skip.FORWARD;
      default -> throw malformed("SKIP", name, "must be OMIT, BACKWARD or FORWARD");
    };
  }

  private static void checkCalendar(RruleParts parts) {
    String calendar = parts.text("RSCALE").orElse("GREGORIAN");
    if (!calendar.equals("GREGORIAN")) {
      throw unsupported("RSCALE", calendar, "only the Gregorian calendar is known");
    }
  }

  private static void checkTimesOfDay(RruleParts parts, Optional<SeriesStart> start) {
    Optional<LocalTime> time =
        start.flatMap(
            each ->
                switch (each) {
                  case SeriesStart.Timed timed -> Optional.of(timed.local().toLocalTime());
                  case SeriesStart.AllDay day -> Optional.empty();
                });
    Map<String, Optional<Integer>> ofStart =
        Map.of(
            "BYHOUR", time.map(LocalTime::getHour),
            "BYMINUTE", time.map(LocalTime::getMinute),
            "BYSECOND", time.map(LocalTime::getSecond));
    ofStart.forEach(
        (part, expected) ->
            parts
                .text(part)
                .filter(value -> !isThat(parts.numbers(part), expected))
                .ifPresent(
                    value -> {
                      throw unsupported(part, value, "differs from the time of the start");
                    }));
  }

  private static boolean isThat(int[] values, Optional<Integer> expected) {
    return values.length == 1 && expected.filter(value -> value == values[0]).isPresent();
  }

  private static RecurrenceEnd end(RruleParts parts, Optional<SeriesStart> start) {
    Optional<String> until = parts.text("UNTIL");
    Optional<String> count = parts.text("COUNT");
    if (until.isPresent() && count.isPresent()) {
      throw new InvalidRecurrenceException(
          Problem.FORBIDDEN, "COUNT", count.get(), "not allowed together with UNTIL");
    }
    if (until.isPresent()) {
      return UntilReader.read(until.get(), start);
    }
    return count.isPresent()
        ? new RecurrenceEnd.Count(parts.number("COUNT", 0))
        : RecurrenceEnd.never();
  }

  private RruleReader() {}
}

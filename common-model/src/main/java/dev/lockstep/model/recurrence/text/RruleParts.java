package dev.lockstep.model.recurrence.text;

import dev.lockstep.model.recurrence.InvalidRecurrenceException;
import dev.lockstep.model.recurrence.InvalidRecurrenceException.Problem;
import dev.lockstep.model.recurrence.NDay;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The parts of an RRULE value by name, in upper case and without blanks; values are read on demand.
 */
final class RruleParts {
  private static final Set<String> NAMES =
      Set.of(
          "FREQ",
          "INTERVAL",
          "COUNT",
          "UNTIL",
          "WKST",
          "BYSECOND",
          "BYMINUTE",
          "BYHOUR",
          "BYDAY",
          "BYMONTHDAY",
          "BYYEARDAY",
          "BYWEEKNO",
          "BYMONTH",
          "BYSETPOS",
          "RSCALE",
          "SKIP");
  private static final Pattern DAY = Pattern.compile("([+-]?\\d{1,2})?([A-Z]{2})");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}");
  private static final Pattern PREFIX = Pattern.compile("^RRULE[:;]");

  private final Map<String, String> values = new LinkedHashMap<>();

  RruleParts(String text) {
    String dense = text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    for (String part : PREFIX.matcher(dense).replaceFirst("").split(";", -1)) {
      if (!part.isEmpty()) {
        add(part);
      }
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  int number(String name, int absent) {
    return text(name).map(value -> number(name, value)).orElse(absent);
  }

  int[] numbers(String name) {
    return elements(name).mapToInt(value -> number(name, value)).toArray();
  }

  List<NDay> days(String name) {
    return elements(name).map(value -> day(name, value)).toList();
  }

  static DayOfWeek dayOfWeek(String name, String letters) {
    return Stream.of(DayOfWeek.values())
        .filter(day -> RruleWriter.twoLetters(day).equals(letters))
        .findFirst()
        .orElseThrow(() -> malformed(name, letters, "must be one of MO, TU, WE, TH, FR, SA, SU"));
  }

  static InvalidRecurrenceException malformed(String part, String value, String why) {
    return new InvalidRecurrenceException(Problem.MALFORMED, part, value, why);
  }

  static InvalidRecurrenceException unsupported(String part, String value, String why) {
    return new InvalidRecurrenceException(Problem.UNSUPPORTED, part, value, why);
  }

  private void add(String part) {
    int equals = part.indexOf('=');
    if (equals < 0) {
      throw malformed(part, "", "a part is NAME=VALUE");
    }
    String name = part.substring(0, equals);
    String value = part.substring(equals + 1);
    if (!NAMES.contains(name)) {
      throw malformed(name, value, "no part of a recurrence rule");
    }
    if (value.isEmpty()) {
      throw malformed(name, value, "has no value");
    }
    if (values.putIfAbsent(name, value) != null) {
      throw malformed(name, value, "is there twice");
    }
  }

  private Stream<String> elements(String name) {
    return text(name).stream().flatMap(value -> Stream.of(value.split(",", -1)));
  }

  private static NDay day(String name, String value) {
    Matcher day = DAY.matcher(value);
    if (!day.matches()) {
      throw malformed(name, value, "must be a day such as MO, 2TU or -1FR");
    }
    int nth = day.group(1) == null ? 0 : Integer.parseInt(day.group(1));
    if (day.group(1) != null && nth == 0) {
      throw malformed(name, value, "there is no day number 0");
    }
    return new NDay(dayOfWeek(name, day.group(2)), nth);
  }

  private static int number(String name, String value) {
    if (!NUMBER.matcher(value).matches()) {
      throw malformed(name, value, "must be a whole number of at most 9 digits");
    }
    return Integer.parseInt(value);
  }
}

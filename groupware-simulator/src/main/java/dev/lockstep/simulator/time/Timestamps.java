package dev.lockstep.simulator.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The forms that points in time have on the wire: seven digits of fraction, offsets, local times.
 */
public final class Timestamps {
  private static final int DATE = 10;

  private Timestamps() {}

  /** {@code 2026-06-01T08:00:00.0000000}. */
  public static String local(LocalDateTime value) {
    StringBuilder out = new StringBuilder(27);
    appendDate(out, value.toLocalDate());
    out.append('T');
    two(out, value.getHour());
    out.append(':');
    two(out, value.getMinute());
    out.append(':');
    two(out, value.getSecond());
    out.append('.');
    String fraction = Integer.toString(value.getNano() / 100);
    out.repeat('0', 7 - fraction.length());
    return out.append(fraction).toString();
  }

  /** {@code 2026-06-01T08:00:00.0000000Z}. */
  public static String instant(Instant value) {
    return local(LocalDateTime.ofInstant(value, ZoneOffset.UTC)) + "Z";
  }

  /** {@code 2026-06-01T08:00:00Z}: without a fraction where there is none. */
  public static String shortInstant(Instant value) {
    String whole = instant(value);
    return whole.endsWith(".0000000Z") ? whole.substring(0, 19) + "Z" : whole;
  }

  /**
   * Reads a local date-time, or a date alone as its midnight. An offset or {@code Z} at the end is
   * ignored, as the service does: the digits are read in the zone that stands beside them.
   */
  public static Optional<LocalDateTime> parseLocal(String text) {
    String digits = text.strip();
    int t = digits.indexOf('T');
    try {
      if (t >= 0 && t != DATE) {
        return Optional.empty();
      }
      if (t < 0) {
        return digits.length() == DATE
            ? Optional.of(LocalDate.parse(digits).atStartOfDay())
            : Optional.empty();
      }
      int end = t + 1;
      while (end < digits.length() && "0123456789:.".indexOf(digits.charAt(end)) >= 0) {
        end++;
      }
      String rest = digits.substring(end);
      if (!rest.isEmpty() && !rest.equals("Z") && !rest.matches("[+-]\\d\\d:?\\d\\d")) {
        return Optional.empty();
      }
      return Optional.of(
          LocalDateTime.of(
              LocalDate.parse(digits.substring(0, t)), parseTime(digits.substring(t + 1, end))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Reads a point in time; without an offset it is UTC. */
  public static Optional<Instant> parseInstant(String text) {
    String digits = text.strip();
    int sign = Math.max(digits.lastIndexOf('+'), digits.lastIndexOf('-'));
    boolean offset = digits.indexOf('T') > 0 && sign > digits.indexOf('T');
    if (offset) {
      if (digits.indexOf('T') != DATE) {
        return Optional.empty();
      }
      try {
        return Optional.of(OffsetDateTime.parse(digits).toInstant());
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
    return parseLocal(digits).map(local -> local.toInstant(ZoneOffset.UTC));
  }

  private static LocalTime parseTime(String text) {
    int dot = text.indexOf('.');
    if (dot > 0 && text.length() - dot > 10) {
      return LocalTime.parse(text.substring(0, dot + 10));
    }
    return LocalTime.parse(text);
  }

  private static void appendDate(StringBuilder out, LocalDate date) {
    String year = Integer.toString(date.getYear());
    out.repeat('0', Math.max(0, 4 - year.length())).append(year).append('-');
    two(out, date.getMonthValue());
    out.append('-');
    two(out, date.getDayOfMonth());
  }

  private static void two(StringBuilder out, int value) {
    if (value < 10) {
      out.append('0');
    }
    out.append(value);
  }
}

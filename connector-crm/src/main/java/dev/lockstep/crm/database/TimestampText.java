package dev.lockstep.crm.database;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a point in time in PostgreSQL's text form (datestyle ISO): {@code 2026-12-01
 * 10:00:00.123+01}, with or without an offset.
 */
final class TimestampText {

  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalStart()
          .appendOffset("+HH:mm:ss", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private TimestampText() {}

  /**
   * The point in time; empty if it is none that can be read ({@code infinity}, a date before
   * Christ, NULL).
   *
   * @param zone of a column that has no offset
   */
  static Optional<Instant> read(@Nullable String text, ZoneId zone) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      TemporalAccessor read =
          FORM.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          read instanceof OffsetDateTime offset
              ? offset.toInstant()
              : LocalDateTime.from(read).atZone(zone).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

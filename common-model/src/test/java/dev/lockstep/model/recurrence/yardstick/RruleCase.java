package dev.lockstep.model.recurrence.yardstick;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.model.recurrence.SeriesStart;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A rule of an iCalendar test suite, and when it takes place.
 *
 * @param appointment whether appointments may recur so, as opposed to hourly and the like
 * @param valid whether RFC 5545 allows it
 * @param expected local starts, those that a clock change leaves out moved
 * @param complete whether that is all
 */
record RruleCase(
    String id,
    String rrule,
    SeriesStart start,
    boolean appointment,
    boolean valid,
    List<LocalDateTime> expected,
    boolean complete) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

  static RruleCase of(JsonNode row) {
    String dtstart = row.get("dtstart").asText();
    ZoneId zone = row.path("tz").isTextual() ? ZoneId.of(row.get("tz").asText()) : ZoneOffset.UTC;
    List<LocalDateTime> expected = new ArrayList<>();
    row.get("expected").forEach(start -> expected.add(local(start.asText())));
    return new RruleCase(
        row.get("id").asText(),
        row.get("rrule").asText(),
        dtstart.length() == 8
            ? new SeriesStart.AllDay(local(dtstart).toLocalDate())
            : new SeriesStart.Timed(local(dtstart), zone),
        row.path("cls").asText("appointment").equals("appointment"),
        row.path("rfc5545Valid").asBoolean(true),
        expected,
        row.get("complete").asBoolean());
  }

  private static LocalDateTime local(String text) {
    return text.length() == 8
        ? LocalDate.parse(text, DATE).atStartOfDay()
        : LocalDateTime.parse(text.replace("Z", ""), DATE_TIME);
  }
}

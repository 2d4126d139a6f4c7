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
import java.util.stream.Stream;

/**
 * A rule of an iCalendar test suite, and when it takes place.
 *
 * @param fate what is to become of it
 * @param expected local starts, those that a clock change leaves out moved
 * @param complete whether that is all
 */
record RruleCase(
    String id,
    String rrule,
    SeriesStart start,
    Fate fate,
    List<LocalDateTime> expected,
    boolean complete) {
  /** What is to become of a rule; going wrong is none of it. */
  enum Fate {
    /** It is read, and its dates are right. */
    RIGHT,
    /** As above, or refused for something that canonical rules can't say or products dispute. */
    RIGHT_OR_UNSUPPORTED,
    /** As above, or refused because RFC 5545 forbids it. */
    RIGHT_OR_REFUSED,
    /** It is refused as ambiguous. */
    AMBIGUOUS
  }

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
        row.get("rfc5545Valid").asBoolean() ? Fate.RIGHT_OR_UNSUPPORTED : Fate.RIGHT_OR_REFUSED,
        expected,
        row.get("complete").asBoolean());
  }

  /** A line of the module's own cases. */
  static RruleCase of(String[] cells) {
    String start = cells[1];
    ZoneId zone = cells[2].equals("floating") ? ZoneOffset.UTC : ZoneId.of(cells[2]);
    boolean ambiguous = cells[3].equals("ambiguous");
    return new RruleCase(
        String.join(" | ", cells[0], start),
        cells[0],
        start.length() == 10
            ? new SeriesStart.AllDay(LocalDate.parse(start))
            : new SeriesStart.Timed(LocalDateTime.parse(start), zone),
        ambiguous ? Fate.AMBIGUOUS : Fate.RIGHT,
        ambiguous || cells[3].equals("none")
            ? List.of()
            : Stream.of(cells[3].split(" ", -1)).map(RruleCase::isoLocal).toList(),
        cells[4].equals("all"));
  }

  private static LocalDateTime isoLocal(String text) {
    return text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
  }

  private static LocalDateTime local(String text) {
    return text.length() == 8
        ? LocalDate.parse(text, DATE).atStartOfDay()
        : LocalDateTime.parse(text.replace("Z", ""), DATE_TIME);
  }
}

package dev.lockstep.model.recurrence.yardstick;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.model.recurrence.graph.GraphPattern;
import dev.lockstep.model.recurrence.graph.GraphRange;
import dev.lockstep.model.recurrence.graph.GraphRecurrence;
import dev.lockstep.model.recurrence.graph.WeekIndex;
import dev.lockstep.model.zone.ZoneNames;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A patternedRecurrence as Graph returns it, and when it takes place.
 *
 * @param accepted lists of starts, any of which is right; midnight in UTC if all-day
 * @param complete whether the lists are whole
 */
record GraphCase(
    String id,
    GraphRecurrence recurrence,
    LocalTime startTime,
    boolean allDay,
    String windowsZone,
    ZoneId zone,
    List<List<Instant>> accepted,
    boolean complete) {

  static GraphCase of(JsonNode row) {
    JsonNode recurrence = row.get("recurrence");
    boolean allDay = row.get("isAllDay").asBoolean();
    List<List<Instant>> accepted = new ArrayList<>();
    accepted.add(instants(row.get("expected")));
    row.path("alternatives").forEach(list -> accepted.add(instants(list)));
    return new GraphCase(
        row.get("id").asText(),
        new GraphRecurrence(pattern(recurrence.get("pattern")), range(recurrence.get("range"))),
        allDay ? LocalTime.MIDNIGHT : LocalTime.parse(row.get("startTime").asText()),
        allDay,
        recurrence.get("range").get("recurrenceTimeZone").asText(),
        ZoneId.of(row.get("ianaZone").asText()),
        accepted,
        row.get("complete").asBoolean());
  }

  /** A line of the module's own cases. */
  static GraphCase of(String[] cells) {
    String start = cells[2];
    boolean allDay = start.length() == 10;
    ZoneNames zones = ZoneNames.load();
    return new GraphCase(
        String.join(" | ", cells[0], cells[1], start),
        new GraphRecurrence(
            pattern(cells[0].split(" ", -1)),
            range(cells[1].split(" ", -1), LocalDate.parse(start.substring(0, 10)))),
        allDay ? LocalTime.MIDNIGHT : LocalTime.parse(start.substring(11)),
        allDay,
        cells[3],
        zones.toIana(cells[3]).orElseThrow(),
        List.of(Stream.of(cells[4].split(" ", -1)).map(GraphCase::instant).toList()),
        cells[5].equals("all"));
  }

  LocalDateTime start() {
    return recurrence.range().startDate().atTime(startTime);
  }

  @Override
  public String toString() {
    return id;
  }

  private static List<Instant> instants(JsonNode list) {
    List<Instant> starts = new ArrayList<>();
    list.forEach(start -> starts.add(instant(start.asText())));
    return starts;
  }

  private static Instant instant(String start) {
    return start.length() == 10
        ? LocalDate.parse(start).atStartOfDay().toInstant(ZoneOffset.UTC)
        : OffsetDateTime.parse(start).toInstant();
  }

  private static GraphPattern pattern(String[] words) {
    int interval = Integer.parseInt(words[1]);
    return switch (words[0]) {
      case "daily" -> new GraphPattern.Daily(interval);
      case "weekly" -> new GraphPattern.Weekly(interval, days(words[2]), twoLetters(words[3]));
      case "absoluteMonthly" ->
          new GraphPattern.AbsoluteMonthly(interval, Integer.parseInt(words[2]));
      case "relativeMonthly" ->
          new GraphPattern.RelativeMonthly(interval, days(words[2]), index(words[3]));
      case "absoluteYearly" ->
          new GraphPattern.AbsoluteYearly(
              interval, Integer.parseInt(words[2]), Integer.parseInt(words[3]));
      case "relativeYearly" ->
          new GraphPattern.RelativeYearly(
              interval, Integer.parseInt(words[2]), days(words[3]), index(words[4]));
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  private static GraphRange range(String[] words, LocalDate start) {
    return switch (words[0]) {
      case "noEnd" -> new GraphRange.NoEnd(start);
      case "endDate" -> new GraphRange.EndDate(start, LocalDate.parse(words[1]));
      case "numbered" -> new GraphRange.Numbered(start, Integer.parseInt(words[1]));
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  private static Set<DayOfWeek> days(String letters) {
    return Stream.of(letters.split(",", -1)).map(GraphCase::twoLetters).collect(toSet());
  }

  private static DayOfWeek twoLetters(String letters) {
    return Stream.of(DayOfWeek.values())
        .filter(day -> day.name().startsWith(letters))
        .findFirst()
        .orElseThrow();
  }

  private static WeekIndex index(String name) {
    return WeekIndex.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static GraphPattern pattern(JsonNode pattern) {
    int interval = pattern.get("interval").asInt();
    int month = pattern.path("month").asInt();
    int day = pattern.path("dayOfMonth").asInt();
    return switch (pattern.get("type").asText()) {
      case "daily" -> new GraphPattern.Daily(interval);
      case "weekly" ->
          new GraphPattern.Weekly(
              interval, days(pattern), day(pattern.path("firstDayOfWeek").asText("sunday")));
      case "absoluteMonthly" -> new GraphPattern.AbsoluteMonthly(interval, day);
      case "relativeMonthly" ->
          new GraphPattern.RelativeMonthly(interval, days(pattern), index(pattern));
      case "absoluteYearly" -> new GraphPattern.AbsoluteYearly(interval, month, day);
      case "relativeYearly" ->
          new GraphPattern.RelativeYearly(interval, month, days(pattern), index(pattern));
      default -> throw new IllegalArgumentException(pattern.toString());
    };
  }

  private static GraphRange range(JsonNode range) {
    LocalDate start = LocalDate.parse(range.get("startDate").asText());
    return switch (range.get("type").asText()) {
      case "noEnd" -> new GraphRange.NoEnd(start);
      case "endDate" ->
          new GraphRange.EndDate(start, LocalDate.parse(range.get("endDate").asText()));
      case "numbered" -> new GraphRange.Numbered(start, range.get("numberOfOccurrences").asInt());
      default -> throw new IllegalArgumentException(range.toString());
    };
  }

  private static Set<DayOfWeek> days(JsonNode pattern) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    pattern.get("daysOfWeek").forEach(each -> days.add(day(each.asText())));
    return days;
  }

  private static DayOfWeek day(String name) {
    return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static WeekIndex index(JsonNode pattern) {
    return index(pattern.path("index").asText("first"));
  }
}

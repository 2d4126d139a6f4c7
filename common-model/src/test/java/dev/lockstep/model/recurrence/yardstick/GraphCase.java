package dev.lockstep.model.recurrence.yardstick;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.model.recurrence.graph.GraphPattern;
import dev.lockstep.model.recurrence.graph.GraphRange;
import dev.lockstep.model.recurrence.graph.GraphRecurrence;
import dev.lockstep.model.recurrence.graph.WeekIndex;
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

  LocalDateTime start() {
    return recurrence.range().startDate().atTime(startTime);
  }

  @Override
  public String toString() {
    return id;
  }

  private static List<Instant> instants(JsonNode list) {
    List<Instant> starts = new ArrayList<>();
    for (JsonNode start : list) {
      String text = start.asText();
      starts.add(
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
              : OffsetDateTime.parse(text).toInstant());
    }
    return starts;
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
    return WeekIndex.valueOf(pattern.path("index").asText("first").toUpperCase(Locale.ROOT));
  }
}

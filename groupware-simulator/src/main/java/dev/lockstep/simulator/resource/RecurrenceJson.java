package dev.lockstep.simulator.resource;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.event.PatternType;
import dev.lockstep.simulator.event.PatternedRecurrence;
import dev.lockstep.simulator.event.PatternedRecurrence.Pattern;
import dev.lockstep.simulator.event.PatternedRecurrence.Range;
import dev.lockstep.simulator.event.RangeType;
import dev.lockstep.simulator.event.WeekIndex;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** patternedRecurrence in JSON. Even fields that a type ignores are validated. */
final class RecurrenceJson {
  private static final String NO_DATE = "0001-01-01";

  /** Beyond what any calendar offers; Exchange's own bounds are not documented for Graph. */
  private static final int MAX_INTERVAL = 999;

  private static final int MAX_OCCURRENCES = 50_000;
  private static final int DATE = 10;

  private final UnaryOperator<String> zones;

  /**
   * @param zones gives the one instance of a zone's name, or refuses it
   */
  RecurrenceJson(UnaryOperator<String> zones) {
    this.zones = zones;
  }

  /** Reads a recurrence; without a zone of its own it is in that of the event's start. */
  PatternedRecurrence read(JsonNode json, String zoneOfStart) {
    JsonNode pattern =
        JsonValues.required("pattern", JsonValues.object("pattern", json.path("pattern")));
    JsonNode range = JsonValues.required("range", JsonValues.object("range", json.path("range")));
    return new PatternedRecurrence(readPattern(pattern), readRange(range, zoneOfStart));
  }

  private static Pattern readPattern(JsonNode json) {
    PatternType type =
        JsonValues.required(
            "type", JsonValues.member(PatternType.class, "type", json.path("type")));
    int interval = JsonValues.integer("interval", json.path("interval"), 0);
    int month = JsonValues.integer("month", json.path("month"), 0);
    int dayOfMonth = JsonValues.integer("dayOfMonth", json.path("dayOfMonth"), 0);
    List<DayOfWeek> days = new ArrayList<>();
    for (String name : JsonValues.texts("daysOfWeek", json.path("daysOfWeek"))) {
      days.add(day("daysOfWeek", name));
    }
    DayOfWeek first =
        JsonValues.text("firstDayOfWeek", json.path("firstDayOfWeek"))
            .map(name -> day("firstDayOfWeek", name))
            .orElse(DayOfWeek.SUNDAY);
    WeekIndex index =
        JsonValues.member(WeekIndex.class, "index", json.path("index")).orElse(WeekIndex.FIRST);
    check(
        interval > 0 && interval <= MAX_INTERVAL,
        "Recurrence pattern interval must be between 1 and " + MAX_INTERVAL + ".");
    check(month >= 0 && month <= 12, "Recurrence pattern month must be between 1 and 12.");
    check(dayOfMonth >= 0 && dayOfMonth <= 31, "Recurrence pattern dayOfMonth is out of range.");
    boolean needsDays =
        type == PatternType.WEEKLY
            || type == PatternType.RELATIVE_MONTHLY
            || type == PatternType.RELATIVE_YEARLY;
    boolean needsDayOfMonth =
        type == PatternType.ABSOLUTE_MONTHLY || type == PatternType.ABSOLUTE_YEARLY;
    boolean needsMonth = type == PatternType.ABSOLUTE_YEARLY || type == PatternType.RELATIVE_YEARLY;
    check(!needsDays || !days.isEmpty(), "Recurrence pattern needs daysOfWeek.");
    check(!needsDayOfMonth || dayOfMonth > 0, "Recurrence pattern needs dayOfMonth.");
    check(!needsMonth || month > 0, "Recurrence pattern needs month.");
    return new Pattern(type, interval, month, dayOfMonth, List.copyOf(days), first, index);
  }

  private Range readRange(JsonNode json, String zoneOfStart) {
    RangeType type =
        JsonValues.required("type", JsonValues.member(RangeType.class, "type", json.path("type")));
    LocalDate start =
        date("startDate", json.path("startDate"))
            .orElseThrow(
                () -> GraphException.validationFailure("Recurrence range needs a startDate."));
    Optional<LocalDate> end = date("endDate", json.path("endDate"));
    int count = JsonValues.integer("numberOfOccurrences", json.path("numberOfOccurrences"), 0);
    String zone =
        JsonValues.text("recurrenceTimeZone", json.path("recurrenceTimeZone"))
            .filter(name -> !name.isBlank())
            .orElse(zoneOfStart);
    check(
        count >= 0 && count <= MAX_OCCURRENCES,
        "Recurrence range numberOfOccurrences must be at most " + MAX_OCCURRENCES + ".");
    check(
        type != RangeType.NUMBERED || count > 0,
        "Recurrence range numberOfOccurrences must be greater than 0.");
    if (type == RangeType.END_DATE) {
      check(
          end.isPresent() && !end.get().isBefore(start),
          "Recurrence range needs an endDate that is not before its startDate.");
    }
    return new Range(
        type,
        start,
        type == RangeType.END_DATE ? end.orElse(null) : null,
        type == RangeType.NUMBERED ? count : 0,
        zones.apply(zone));
  }

  static void write(JsonGenerator out, PatternedRecurrence value) throws IOException {
    Pattern pattern = value.pattern();
    Range range = value.range();
    out.writeStartObject();
    out.writeObjectFieldStart("pattern");
    out.writeStringField("type", pattern.type().wire());
    out.writeNumberField("interval", pattern.interval());
    out.writeNumberField("month", pattern.month());
    out.writeNumberField("dayOfMonth", pattern.dayOfMonth());
    if (!pattern.daysOfWeek().isEmpty()) {
      out.writeArrayFieldStart("daysOfWeek");
      for (DayOfWeek day : pattern.daysOfWeek()) {
        out.writeString(name(day));
      }
      out.writeEndArray();
    }
    out.writeStringField("firstDayOfWeek", name(pattern.firstDayOfWeek()));
    out.writeStringField("index", pattern.index().wire());
    out.writeEndObject();
    out.writeObjectFieldStart("range");
    LocalDate end = range.endDate();
    out.writeStringField("type", range.type().wire());
    out.writeStringField("startDate", range.startDate().toString());
    out.writeStringField("endDate", end == null ? NO_DATE : end.toString());
    out.writeStringField("recurrenceTimeZone", range.recurrenceTimeZone());
    out.writeNumberField("numberOfOccurrences", range.numberOfOccurrences());
    out.writeEndObject();
    out.writeEndObject();
  }

  private static Optional<LocalDate> date(String name, JsonNode json) {
    Optional<String> text = JsonValues.text(name, json).filter(value -> !value.isBlank());
    if (text.isEmpty() || text.get().startsWith("000")) {
      return Optional.empty();
    }
    try {
      if (text.get().length() != DATE) {
        throw new DateTimeException("no date of ten digits");
      }
      return Optional.of(LocalDate.parse(text.get()));
    } catch (DateTimeException e) {
      throw GraphException.requestBody(
          "Cannot convert the literal '"
              + text.get()
              + "' of the property '"
              + name
              + "' to the expected type 'Edm.Date'.");
    }
  }

  private static DayOfWeek day(String property, String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().equalsIgnoreCase(name)) {
        return day;
      }
    }
    throw GraphException.requestBody(
        "Requested value '" + name + "' of the property '" + property + "' was not found.");
  }

  private static String name(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw GraphException.validationFailure(message);
    }
  }
}

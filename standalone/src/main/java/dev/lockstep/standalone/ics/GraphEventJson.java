package dev.lockstep.standalone.ics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.model.recurrence.graph.GraphPattern;
import dev.lockstep.model.recurrence.graph.GraphRange;
import dev.lockstep.model.recurrence.graph.GraphRecurrence;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;

/** An event as Graph takes it. */
final class GraphEventJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private GraphEventJson() {}

  /** For POST: with attendees and recurrence. */
  static ObjectNode create(
      IcsEvent event,
      IcsEvent.Content content,
      Collection<IcsEvent.Person> attendees,
      String transactionId) {
    ObjectNode node = content(content);
    node.put("transactionId", transactionId);
    if (!attendees.isEmpty()) {
      ArrayNode list = node.putArray("attendees");
      attendees.forEach(one -> attendee(list.addObject(), one));
    }
    event.recurrence().ifPresent(one -> recurrence(node.putObject("recurrence"), one, event));
    return node;
  }

  /** For PATCH: without them. */
  static ObjectNode content(IcsEvent.Content content) {
    ObjectNode node = JSON.objectNode();
    node.put("subject", content.subject());
    node.putObject("body").put("contentType", "text").put("content", content.text());
    moment(node.putObject("start"), content.start());
    moment(node.putObject("end"), content.end());
    node.put("isAllDay", content.start() instanceof Moment.Day);
    if (!content.location().isEmpty()) {
      node.putObject("location").put("displayName", content.location());
    }
    node.put("showAs", content.showAs());
    node.put("sensitivity", content.sensitivity());
    if (!content.categories().isEmpty()) {
      ArrayNode list = node.putArray("categories");
      content.categories().forEach(list::add);
    }
    node.put("isReminderOn", content.reminder().isPresent());
    content.reminder().ifPresent(minutes -> node.put("reminderMinutesBeforeStart", minutes));
    return node;
  }

  private static void attendee(ObjectNode node, IcsEvent.Person person) {
    node.put("type", person.type());
    node.putObject("emailAddress").put("name", person.name()).put("address", person.address());
  }

  private static void moment(ObjectNode node, Moment moment) {
    node.put("dateTime", moment.local().toString() + (moment.local().getSecond() == 0 ? ":00" : ""))
        .put("timeZone", zone(moment));
  }

  private static String zone(Moment moment) {
    return switch (moment) {
      case Moment.At(_, ZoneId zone) -> zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
      case Moment.Day _ -> "UTC";
    };
  }

  private static void recurrence(ObjectNode node, GraphRecurrence recurrence, IcsEvent event) {
    ObjectNode pattern = node.putObject("pattern");
    pattern.put("interval", recurrence.pattern().interval());
    switch (recurrence.pattern()) {
      case GraphPattern.Daily _ -> pattern.put("type", "daily");
      case GraphPattern.Weekly weekly -> {
        pattern.put("type", "weekly").put("firstDayOfWeek", word(weekly.firstDayOfWeek()));
        days(pattern, weekly.daysOfWeek());
      }
      case GraphPattern.AbsoluteMonthly monthly ->
          pattern.put("type", "absoluteMonthly").put("dayOfMonth", monthly.dayOfMonth());
      case GraphPattern.RelativeMonthly monthly -> {
        pattern.put("type", "relativeMonthly").put("index", word(monthly.index()));
        days(pattern, monthly.daysOfWeek());
      }
      case GraphPattern.AbsoluteYearly yearly ->
          pattern
              .put("type", "absoluteYearly")
              .put("month", yearly.month())
              .put("dayOfMonth", yearly.dayOfMonth());
      case GraphPattern.RelativeYearly yearly -> {
        pattern
            .put("type", "relativeYearly")
            .put("month", yearly.month())
            .put("index", word(yearly.index()));
        days(pattern, yearly.daysOfWeek());
      }
    }
    ObjectNode range = node.putObject("range");
    range.put("startDate", recurrence.range().startDate().toString());
    range.put("recurrenceTimeZone", zone(event.content().start()));
    switch (recurrence.range()) {
      case GraphRange.EndDate end ->
          range.put("type", "endDate").put("endDate", end.endDate().toString());
      case GraphRange.NoEnd _ -> range.put("type", "noEnd");
      case GraphRange.Numbered numbered ->
          range.put("type", "numbered").put("numberOfOccurrences", numbered.numberOfOccurrences());
    }
  }

  private static void days(ObjectNode pattern, Collection<DayOfWeek> days) {
    ArrayNode list = pattern.putArray("daysOfWeek");
    days.forEach(day -> list.add(word(day)));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

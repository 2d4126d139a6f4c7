package dev.lockstep.simulator.resource;

import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.odata.QueryOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a query may ask of events: properties that there are, and no full-text search. */
public final class EventQuery {
  private static final Set<String> NAVIGATION =
      lowerCase(
          "attachments",
          "calendar",
          "exceptionOccurrences",
          "extensions",
          "instances",
          "multiValueExtendedProperties",
          "singleValueExtendedProperties");

  private static final Set<String> PROPERTIES =
      lowerCase(
          "*",
          "id",
          "allowNewTimeProposals",
          "attendees",
          "body",
          "bodyPreview",
          "cancelledOccurrences",
          "categories",
          "changeKey",
          "createdDateTime",
          "end",
          "hasAttachments",
          "hideAttendees",
          "iCalUId",
          "importance",
          "isAllDay",
          "isCancelled",
          "isDraft",
          "isOnlineMeeting",
          "isOrganizer",
          "isReminderOn",
          "lastModifiedDateTime",
          "location",
          "locations",
          "onlineMeeting",
          "onlineMeetingProvider",
          "onlineMeetingUrl",
          "organizer",
          "originalEndTimeZone",
          "originalStart",
          "originalStartTimeZone",
          "recurrence",
          "reminderMinutesBeforeStart",
          "responseRequested",
          "responseStatus",
          "sensitivity",
          "seriesMasterId",
          "showAs",
          "start",
          "subject",
          "transactionId",
          "type",
          "webLink");

  private EventQuery() {}

  /**
   * Refuses what events do not have.
   *
   * @throws GraphException 400
   */
  public static void check(QueryOptions query) {
    if (query.has("$search")) {
      // Documented for messages, people and directory objects; the service's words are not known.
      throw GraphException.badQuery("The query option '$search' is not supported for events.");
    }
    for (String name : parts(query.get("$select"))) {
      // a path names a part of a property: start/dateTime
      String property = name.split("/", 2)[0].toLowerCase(Locale.ROOT);
      if (!PROPERTIES.contains(property) && !NAVIGATION.contains(property)) {
        throw unknown(name);
      }
    }
    for (String part : parts(query.get("$expand"))) {
      String name = part.split("[(/]", 2)[0].strip();
      if (!NAVIGATION.contains(name.toLowerCase(Locale.ROOT))) {
        throw unknown(name);
      }
    }
  }

  private static GraphException unknown(String name) {
    return new GraphException(
        400,
        "BadRequest",
        "Parsing Select and Expand failed. Could not find a property named '"
            + name
            + "' on type 'microsoft.graph.event'.");
  }

  /** What stands between commas that are in no parentheses. */
  private static List<String> parts(Optional<String> list) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int depth = 0;
    for (char c : list.orElse("").toCharArray()) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString().strip());
    parts.removeIf(String::isEmpty);
    return parts;
  }

  private static Set<String> lowerCase(String... names) {
    Set<String> all = new TreeSet<>();
    for (String name : names) {
      all.add(name.toLowerCase(Locale.ROOT));
    }
    return Set.copyOf(all);
  }
}

package dev.lockstep.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.event.Attendee;
import dev.lockstep.simulator.event.AttendeeType;
import dev.lockstep.simulator.event.BodyType;
import dev.lockstep.simulator.event.DateTimeTimeZone;
import dev.lockstep.simulator.event.EmailAddress;
import dev.lockstep.simulator.event.EventDraft;
import dev.lockstep.simulator.event.ExtendedProperty;
import dev.lockstep.simulator.event.FreeBusyStatus;
import dev.lockstep.simulator.event.Importance;
import dev.lockstep.simulator.event.ItemBody;
import dev.lockstep.simulator.event.Location;
import dev.lockstep.simulator.event.OnlineMeetingProvider;
import dev.lockstep.simulator.event.ResponseStatus;
import dev.lockstep.simulator.event.Sensitivity;
import dev.lockstep.simulator.event.TimeSlot;
import dev.lockstep.simulator.time.TimeZones;
import dev.lockstep.simulator.time.Timestamps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Reads what a request says about an event into a draft: what is absent stays, null clears, what
 * cannot be written is passed over, what Graph does not know is refused.
 */
public final class EventReader {
  private static final Set<String> READ_ONLY =
      Set.of(
          "id",
          "createdDateTime",
          "lastModifiedDateTime",
          "changeKey",
          "originalStartTimeZone",
          "originalEndTimeZone",
          "originalStart",
          "iCalUId",
          "hasAttachments",
          "bodyPreview",
          "isCancelled",
          "isDraft",
          "isOrganizer",
          "responseStatus",
          "seriesMasterId",
          "type",
          "webLink",
          "onlineMeetingUrl",
          "onlineMeeting",
          "organizer",
          "cancelledOccurrences",
          "exceptionOccurrences",
          "instances",
          "calendar",
          "attachments",
          "extensions",
          "transactionId");

  private final UnaryOperator<String> zones;
  private final RecurrenceJson recurrences;

  /** A reader of requests, which may name those zones. */
  public EventReader(TimeZones zones) {
    this(zones::shared);
  }

  private EventReader(UnaryOperator<String> zones) {
    this.zones = zones;
    this.recurrences = new RecurrenceJson(zones);
  }

  /** A reader of what other calendar programs send, whose zones may be made up. */
  public static EventReader ofOthers(TimeZones zones) {
    return new EventReader(zones::sharedOrCustom);
  }

  /** Applies a request body to a draft. */
  public void apply(JsonNode json, EventDraft draft) {
    json.properties().forEach(field -> apply(field.getKey(), field.getValue(), draft));
    places(json, draft);
    if (json.has("recurrence")) {
      String zone = draft.start == null ? "UTC" : draft.start.timeZone();
      draft.recurrence =
          JsonValues.object("recurrence", json.path("recurrence"))
              .map(value -> recurrences.read(value, zone))
              .orElse(null);
    } else if (json.has("start") && draft.recurrence != null && draft.start != null) {
      draft.recurrence = draft.recurrence.startingOn(draft.start.dateTime().toLocalDate());
    }
  }

  private void apply(String name, JsonNode value, EventDraft draft) {
    switch (name) {
      case "subject" -> draft.subject = JsonValues.text(name, value).orElse(null);
      case "body" ->
          draft.body = JsonValues.object(name, value).map(this::body).orElse(ItemBody.EMPTY);
      case "start" -> draft.start = moment(name, value);
      case "end" -> draft.end = moment(name, value);
      case "isAllDay" -> draft.isAllDay = JsonValues.bool(name, value, false);
      case "attendees" -> draft.attendees = attendees(name, value, draft.attendees);
      case "categories" -> draft.categories = JsonValues.texts(name, value);
      case "importance" ->
          draft.importance =
              JsonValues.member(Importance.class, name, value).orElse(Importance.NORMAL);
      case "sensitivity" ->
          draft.sensitivity =
              JsonValues.member(Sensitivity.class, name, value).orElse(Sensitivity.NORMAL);
      case "showAs" ->
          draft.showAs =
              JsonValues.member(FreeBusyStatus.class, name, value).orElse(FreeBusyStatus.BUSY);
      case "isReminderOn" -> draft.isReminderOn = JsonValues.bool(name, value, false);
      case "reminderMinutesBeforeStart" ->
          draft.reminderMinutesBeforeStart = JsonValues.integer(name, value, 0);
      case "responseRequested" -> draft.responseRequested = JsonValues.bool(name, value, true);
      case "allowNewTimeProposals" ->
          draft.allowNewTimeProposals = JsonValues.bool(name, value, true);
      case "hideAttendees" -> draft.hideAttendees = JsonValues.bool(name, value, false);
      case "isOnlineMeeting" -> draft.isOnlineMeeting = JsonValues.bool(name, value, false);
      case "onlineMeetingProvider" ->
          draft.onlineMeetingProvider =
              JsonValues.member(OnlineMeetingProvider.class, name, value)
                  .orElse(OnlineMeetingProvider.UNKNOWN);
      case "singleValueExtendedProperties" ->
          draft.singleValueProperties = singles(name, value, draft.singleValueProperties);
      case "multiValueExtendedProperties" ->
          draft.multiValueProperties = multis(name, value, draft.multiValueProperties);
      default -> known(name);
    }
  }

  private static void known(String name) {
    boolean later =
        name.equals("location") || name.equals("locations") || name.equals("recurrence");
    if (!later && name.indexOf('@') < 0 && !READ_ONLY.contains(name)) {
      throw GraphException.requestBody(
          "The property '"
              + name
              + "' does not exist on type 'microsoft.graph.event'. Make sure to only use property"
              + " names that are defined by the type.");
    }
  }

  /** location and locations correspond: location alone replaces all locations. */
  private static void places(JsonNode json, EventDraft draft) {
    if (json.has("location")) {
      Optional<Location> one =
          JsonValues.object("location", json.path("location"))
              .map(LocationJson::read)
              .filter(place -> !place.displayName().isEmpty() || place.address() != null);
      draft.location = one.orElse(Location.NOWHERE);
      draft.locations = one.stream().collect(Collectors.toCollection(ArrayList::new));
    }
    if (json.has("locations")) {
      draft.locations =
          JsonValues.list("locations", json.path("locations")).stream()
              .map(item -> LocationJson.read(JsonValues.required("locations", asObject(item))))
              .toList();
      if (!json.has("location")) {
        String names =
            draft.locations.stream().map(Location::displayName).collect(Collectors.joining("; "));
        draft.location = draft.locations.isEmpty() ? Location.NOWHERE : Location.named(names);
      }
    }
  }

  private static Optional<JsonNode> asObject(JsonNode item) {
    return JsonValues.object("locations", item);
  }

  private ItemBody body(JsonNode json) {
    BodyType type =
        JsonValues.member(BodyType.class, "contentType", json.path("contentType"))
            .orElse(BodyType.TEXT);
    String content = JsonValues.text("content", json.path("content")).orElse("");
    return content.isEmpty() ? ItemBody.EMPTY : new ItemBody(type, content);
  }

  /** Reads dateTimeTimeZone. */
  public DateTimeTimeZone moment(String name, JsonNode json) {
    JsonNode value = JsonValues.required(name, JsonValues.object(name, json));
    String digits =
        JsonValues.text("dateTime", value.path("dateTime"))
            .orElseThrow(
                () -> GraphException.validationFailure("'" + name + "' needs a dateTime."));
    String zone =
        JsonValues.text("timeZone", value.path("timeZone"))
            .filter(text -> !text.isBlank())
            .orElse("UTC");
    return new DateTimeTimeZone(
        Timestamps.parseLocal(digits)
            .orElseThrow(
                () ->
                    GraphException.requestBody(
                        "Cannot convert the literal '"
                            + digits
                            + "' of the property '"
                            + name
                            + "' to a date and time.")),
        zones.apply(zone));
  }

  /** Reads a list of recipients or attendees, without answers. */
  public static List<EmailAddress> recipients(String name, JsonNode json) {
    return JsonValues.list(name, json).stream()
        .map(item -> address(name, item.path("emailAddress")))
        .toList();
  }

  private List<Attendee> attendees(String name, JsonNode json, List<Attendee> before) {
    Map<String, Attendee> known = new HashMap<>();
    before.forEach(attendee -> known.put(attendee.emailAddress().key(), attendee));
    List<Attendee> next = new ArrayList<>();
    for (JsonNode item : JsonValues.list(name, json)) {
      EmailAddress address = address(name, item.path("emailAddress"));
      AttendeeType type =
          JsonValues.member(AttendeeType.class, "type", item.path("type"))
              .orElse(AttendeeType.REQUIRED);
      Optional<Attendee> old = Optional.ofNullable(known.get(address.key()));
      next.add(
          new Attendee(
              type,
              old.map(Attendee::status).orElse(ResponseStatus.NONE),
              address,
              old.map(Attendee::proposedNewTime).orElse(null)));
    }
    return next;
  }

  private static EmailAddress address(String name, JsonNode json) {
    JsonNode value = JsonValues.required("emailAddress", JsonValues.object("emailAddress", json));
    String address =
        JsonValues.text("address", value.path("address"))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .orElseThrow(
                () ->
                    new GraphException(
                        400,
                        "ErrorInvalidRecipients",
                        "At least one recipient of '" + name + "' has no address."));
    return new EmailAddress(
        JsonValues.text("name", value.path("name")).filter(s -> !s.isEmpty()).orElse(address),
        address);
  }

  /** Reads timeSlot, as a proposed new time is given. */
  public Optional<TimeSlot> slot(String name, JsonNode json) {
    return JsonValues.object(name, json)
        .map(
            value ->
                new TimeSlot(
                    moment("start", value.path("start")), moment("end", value.path("end"))));
  }

  private static List<ExtendedProperty.Single> singles(
      String name, JsonNode json, List<ExtendedProperty.Single> before) {
    List<ExtendedProperty.Single> next = new ArrayList<>(before);
    for (JsonNode item : JsonValues.list(name, json)) {
      String id = propertyId(item);
      next.removeIf(old -> old.id().equals(id));
      JsonValues.text("value", item.path("value"))
          .ifPresent(value -> next.add(new ExtendedProperty.Single(id, value)));
    }
    return next;
  }

  private static List<ExtendedProperty.Multi> multis(
      String name, JsonNode json, List<ExtendedProperty.Multi> before) {
    List<ExtendedProperty.Multi> next = new ArrayList<>(before);
    for (JsonNode item : JsonValues.list(name, json)) {
      String id = propertyId(item);
      next.removeIf(old -> old.id().equals(id));
      next.add(new ExtendedProperty.Multi(id, JsonValues.texts("value", item.path("value"))));
    }
    return next;
  }

  private static String propertyId(JsonNode item) {
    return JsonValues.text("id", item.path("id"))
        .filter(id -> !id.isBlank())
        .orElseThrow(
            () ->
                new GraphException(
                    400,
                    "ErrorInvalidProperty",
                    "The property does not have a valid id. An extended property needs one."));
  }
}

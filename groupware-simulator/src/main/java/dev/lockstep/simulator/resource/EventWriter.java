package dev.lockstep.simulator.resource;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.simulator.event.Attendee;
import dev.lockstep.simulator.event.BodyType;
import dev.lockstep.simulator.event.DateTimeTimeZone;
import dev.lockstep.simulator.event.EmailAddress;
import dev.lockstep.simulator.event.EventContent;
import dev.lockstep.simulator.event.Location;
import dev.lockstep.simulator.event.OnlineMeeting;
import dev.lockstep.simulator.event.PatternedRecurrence;
import dev.lockstep.simulator.event.ResponseStatus;
import dev.lockstep.simulator.event.TimeSlot;
import dev.lockstep.simulator.http.Percent;
import dev.lockstep.simulator.odata.Selection;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.Versions;
import dev.lockstep.simulator.time.TimeZones;
import dev.lockstep.simulator.time.Timestamps;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Writes events as Graph's JSON. */
public final class EventWriter {
  private static final String UTC = "UTC";

  private final TimeZones zones;

  /** A writer that knows those zones. */
  public EventWriter(TimeZones zones) {
    this.zones = zones;
  }

  /**
   * Writes the event as an object.
   *
   * @param context the value of {@code @odata.context}, in an answer that is the event itself
   * @param type whether {@code @odata.type} is shown, as change tracking does
   * @param exceptions the exceptions of a series, where they were asked for
   */
  public void write(
      JsonGenerator out,
      EventView view,
      Shape shape,
      Optional<String> context,
      boolean type,
      List<EventView> exceptions)
      throws IOException {
    out.writeStartObject();
    if (context.isPresent()) {
      out.writeStringField("@odata.context", context.get());
    }
    if (type) {
      out.writeStringField("@odata.type", "#microsoft.graph.event");
    }
    out.writeStringField("@odata.etag", Versions.etag(view.mailbox(), view.changeNumber()));
    out.writeStringField("id", view.id(shape.immutableIds()));
    item(out, view, shape);
    state(out, view, shape);
    content(out, view, shape);
    people(out, view, shape);
    onRequest(out, view, shape, exceptions);
    out.writeEndObject();
  }

  /** Writes the seven properties with which change tracking shows an occurrence. */
  public void writeSparse(JsonGenerator out, EventView view, Shape shape) throws IOException {
    out.writeStartObject();
    out.writeStringField("@odata.type", "#microsoft.graph.event");
    out.writeStringField("@odata.etag", Versions.etag(view.mailbox(), view.changeNumber()));
    if (view.isInstance()) {
      out.writeStringField("seriesMasterId", view.masterId(shape.immutableIds()));
    }
    out.writeStringField("type", view.type().wire());
    out.writeStringField("id", view.id(shape.immutableIds()));
    moment(out, "start", view, view.content().start(), shape);
    moment(out, "end", view, view.content().end(), shape);
    out.writeEndObject();
  }

  private void item(JsonGenerator out, EventView view, Shape shape) throws IOException {
    Selection show = shape.selection();
    EventContent content = view.content();
    show.text(out, "createdDateTime", Timestamps.instant(view.created()));
    show.text(out, "lastModifiedDateTime", Timestamps.instant(view.modified()));
    show.text(out, "changeKey", Versions.changeKey(view.mailbox(), view.changeNumber()));
    if (show.shows("categories")) {
      out.writeArrayFieldStart("categories");
      for (String category : content.categories()) {
        out.writeString(category);
      }
      out.writeEndArray();
    }
    String transactionId = view.item().transactionId();
    if (transactionId != null && !view.isInstance()) {
      show.text(out, "transactionId", transactionId);
    }
    show.text(out, "originalStartTimeZone", content.start().timeZone());
    show.text(out, "originalEndTimeZone", content.end().timeZone());
    show.text(out, "iCalUId", Versions.iCalUid(view.item().uid(), view.day()));
    Instant originalStart = view.originalStart();
    if (originalStart != null) {
      show.text(out, "originalStart", Timestamps.shortInstant(originalStart));
    }
    show.number(out, "reminderMinutesBeforeStart", content.reminderMinutesBeforeStart());
    show.bool(out, "isReminderOn", content.isReminderOn());
    show.bool(out, "hasAttachments", !content.attachments().isEmpty());
    show.text(out, "subject", content.subject());
    if (show.shows("bodyPreview")) {
      out.writeStringField("bodyPreview", BodyText.preview(content.body()));
    }
  }

  private void state(JsonGenerator out, EventView view, Shape shape) throws IOException {
    Selection show = shape.selection();
    EventContent content = view.content();
    show.text(out, "importance", content.importance().wire());
    show.text(out, "sensitivity", content.sensitivity().wire());
    show.bool(out, "isAllDay", content.isAllDay());
    show.bool(out, "isCancelled", view.item().isCancelled());
    show.bool(out, "isDraft", false);
    show.bool(out, "isOrganizer", view.item().isOrganizer());
    show.bool(out, "responseRequested", content.responseRequested());
    show.text(
        out, "seriesMasterId", view.isInstance() ? view.masterId(shape.immutableIds()) : null);
    show.text(out, "showAs", content.showAs().wire());
    show.text(out, "type", view.type().wire());
    if (show.shows("webLink")) {
      out.writeStringField(
          "webLink",
          "https://outlook.office365.com/owa/?itemid="
              + Percent.encode(view.id(shape.immutableIds()))
              + "&exvsurl=1&path=/calendar/item");
    }
    show.text(out, "onlineMeetingUrl", null);
    show.bool(out, "isOnlineMeeting", content.isOnlineMeeting());
    show.text(out, "onlineMeetingProvider", content.onlineMeetingProvider().wire());
    show.bool(out, "allowNewTimeProposals", content.allowNewTimeProposals());
    show.bool(out, "hideAttendees", content.hideAttendees());
    if (show.shows("responseStatus")) {
      out.writeFieldName("responseStatus");
      status(out, view.item().responseStatus());
    }
  }

  private void content(JsonGenerator out, EventView view, Shape shape) throws IOException {
    Selection show = shape.selection();
    EventContent content = view.content();
    if (show.shows("body")) {
      boolean asText = shape.bodyType() == BodyType.TEXT;
      out.writeObjectFieldStart("body");
      out.writeStringField("contentType", shape.bodyType().wire());
      out.writeStringField(
          "content", asText ? BodyText.text(content.body()) : BodyText.html(content.body()));
      out.writeEndObject();
    }
    if (show.shows("start")) {
      moment(out, "start", view, content.start(), shape);
    }
    if (show.shows("end")) {
      moment(out, "end", view, content.end(), shape);
    }
    if (show.shows("location")) {
      out.writeFieldName("location");
      LocationJson.write(out, content.location());
    }
    if (show.shows("locations")) {
      out.writeArrayFieldStart("locations");
      for (Location location : content.locations()) {
        LocationJson.write(out, location);
      }
      out.writeEndArray();
    }
    if (show.shows("recurrence")) {
      PatternedRecurrence recurrence = view.isInstance() ? null : content.recurrence();
      out.writeFieldName("recurrence");
      if (recurrence == null) {
        out.writeNull();
      } else {
        RecurrenceJson.write(out, recurrence);
      }
    }
  }

  private void people(JsonGenerator out, EventView view, Shape shape) throws IOException {
    Selection show = shape.selection();
    if (show.shows("attendees")) {
      out.writeArrayFieldStart("attendees");
      for (Attendee attendee : view.content().attendees()) {
        attendee(out, attendee);
      }
      out.writeEndArray();
    }
    if (show.shows("organizer")) {
      out.writeObjectFieldStart("organizer");
      address(out, view.item().organizer());
      out.writeEndObject();
    }
    if (show.shows("onlineMeeting")) {
      OnlineMeeting meeting = view.content().onlineMeeting();
      out.writeFieldName("onlineMeeting");
      if (meeting == null) {
        out.writeNull();
      } else {
        out.writeStartObject();
        out.writeStringField("joinUrl", meeting.joinUrl());
        out.writeStringField("conferenceId", meeting.conferenceId());
        out.writeStringField("tollNumber", meeting.tollNumber());
        out.writeEndObject();
      }
    }
  }

  private void onRequest(JsonGenerator out, EventView view, Shape shape, List<EventView> exceptions)
      throws IOException {
    boolean master = view.item().isSeries() && !view.isInstance();
    if (master && shape.selection().names("cancelledOccurrences")) {
      String id = view.id(shape.immutableIds());
      out.writeArrayFieldStart("cancelledOccurrences");
      for (long day : view.item().cancelledDays()) {
        out.writeString("OID." + id + "." + LocalDate.ofEpochDay(day));
      }
      out.writeEndArray();
    }
    if (master && shape.expansion().exceptions()) {
      Shape plain =
          new Shape(
              Selection.all(),
              Expansion.NONE,
              shape.timeZone(),
              shape.bodyType(),
              shape.immutableIds());
      out.writeArrayFieldStart("exceptionOccurrences");
      for (EventView exception : exceptions) {
        write(out, exception, plain, Optional.empty(), false, List.of());
      }
      out.writeEndArray();
    }
    ExpansionWriter.write(out, view, shape.expansion());
  }

  private void moment(
      JsonGenerator out, String name, EventView view, DateTimeTimeZone value, Shape shape)
      throws IOException {
    out.writeObjectFieldStart(name);
    moment(out, value, shape.timeZone(), view.content().isAllDay());
    out.writeEndObject();
  }

  /**
   * All-day events are midnights in whatever zone is asked for; in plain UTC they are converted.
   */
  private void moment(
      JsonGenerator out, DateTimeTimeZone value, Optional<String> wished, boolean allDay)
      throws IOException {
    String zone = wished.orElse(UTC);
    LocalDateTime shown = value.dateTime();
    if (!zone.equals(value.timeZone()) && !(allDay && wished.isPresent())) {
      shown =
          LocalDateTime.ofInstant(
              zones.instant(value.dateTime(), value.timeZone()), zones.zone(zone));
    }
    out.writeStringField("dateTime", Timestamps.local(shown));
    out.writeStringField("timeZone", zone);
  }

  private void attendee(JsonGenerator out, Attendee attendee) throws IOException {
    out.writeStartObject();
    out.writeStringField("type", attendee.type().wire());
    out.writeFieldName("status");
    status(out, attendee.status());
    out.writeObjectFieldStart("emailAddress");
    out.writeStringField("name", attendee.emailAddress().name());
    out.writeStringField("address", attendee.emailAddress().address());
    out.writeEndObject();
    TimeSlot slot = attendee.proposedNewTime();
    if (slot != null) {
      out.writeObjectFieldStart("proposedNewTime");
      out.writeObjectFieldStart("start");
      moment(out, slot.start(), Optional.empty(), false);
      out.writeEndObject();
      out.writeObjectFieldStart("end");
      moment(out, slot.end(), Optional.empty(), false);
      out.writeEndObject();
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private static void address(JsonGenerator out, EmailAddress address) throws IOException {
    out.writeObjectFieldStart("emailAddress");
    out.writeStringField("name", address.name());
    out.writeStringField("address", address.address());
    out.writeEndObject();
  }

  private static void status(JsonGenerator out, ResponseStatus status) throws IOException {
    out.writeStartObject();
    out.writeStringField("response", status.response().wire());
    out.writeStringField("time", Timestamps.shortInstant(status.time()));
    out.writeEndObject();
  }
}

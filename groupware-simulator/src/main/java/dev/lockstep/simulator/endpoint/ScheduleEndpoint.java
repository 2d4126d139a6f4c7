package dev.lockstep.simulator.endpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.calendar.EventLookup;
import dev.lockstep.simulator.calendar.TimeWindow;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.event.DateTimeTimeZone;
import dev.lockstep.simulator.event.FreeBusyStatus;
import dev.lockstep.simulator.exchange.GraphRequest;
import dev.lockstep.simulator.exchange.Replies;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.resource.EventReader;
import dev.lockstep.simulator.resource.JsonValues;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.Mailbox;
import dev.lockstep.simulator.store.Store;
import dev.lockstep.simulator.time.TimeZones;
import dev.lockstep.simulator.time.Timestamps;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** getSchedule: who is busy when. */
public final class ScheduleEndpoint {
  private static final int DEFAULT_INTERVAL = 30;
  private static final int MIN_INTERVAL = 5;
  private static final int MAX_INTERVAL = 1440;
  private static final int MAX_DAYS = 62;
  private static final int MAX_SCHEDULES = 100;

  private final Store store;
  private final EventLookup lookup;
  private final EventReader reader;
  private final TimeZones zones;

  /** The schedules of the mailboxes in that store. */
  public ScheduleEndpoint(Store store, EventLookup lookup, EventReader reader, TimeZones zones) {
    this.store = store;
    this.lookup = lookup;
    this.reader = reader;
    this.zones = zones;
  }

  /** Answers a POST of addresses and a time with who is busy then. */
  public Response.Sent handle(GraphRequest request) {
    if (!request.http().method().equals("POST")) {
      throw GraphException.methodNotAllowed(request.http().method());
    }
    JsonNode body = request.body();
    List<String> schedules =
        JsonValues.texts("schedules", GraphRequest.parameter(body, "schedules"));
    TimeWindow window = new TimeWindow(second(body, "startTime"), second(body, "endTime"));
    window.check(MAX_DAYS);
    int interval =
        JsonValues.integer(
            "availabilityViewInterval",
            GraphRequest.parameter(body, "availabilityViewInterval"),
            DEFAULT_INTERVAL);
    if (schedules.isEmpty()
        || schedules.size() > MAX_SCHEDULES
        || interval < MIN_INTERVAL
        || interval > MAX_INTERVAL
        || window.to() <= window.from()) {
      throw GraphException.invalidRequest("The requested time span or list is invalid.");
    }
    return Replies.json(
        200,
        out -> {
          out.writeStartObject();
          out.writeStringField(
              "@odata.context",
              request.base() + "/$metadata#Collection(microsoft.graph.scheduleInformation)");
          out.writeArrayFieldStart("value");
          for (String schedule : schedules) {
            write(out, schedule, window, interval);
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  private void write(JsonGenerator out, String schedule, TimeWindow window, int interval)
      throws IOException {
    Optional<Mailbox> mailbox = store.find(schedule).filter(box -> box.settings().restEnabled());
    out.writeStartObject();
    out.writeStringField("scheduleId", schedule);
    if (mailbox.isEmpty()) {
      out.writeObjectFieldStart("error");
      out.writeStringField("responseCode", "ErrorMailRecipientNotFound");
      out.writeStringField("message", "Unable to resolve the e-mail address.");
      out.writeEndObject();
    } else {
      Mailbox box = mailbox.get();
      List<EventView> events = lookup.view(box, box.defaultCalendar(), window);
      out.writeStringField("availabilityView", availability(events, window, interval * 60L));
      out.writeArrayFieldStart("scheduleItems");
      for (EventView event : events) {
        out.writeStartObject();
        out.writeStringField("status", event.content().showAs().wire());
        moment(out, "start", event.startSecond());
        moment(out, "end", event.endSecond());
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private static String availability(List<EventView> events, TimeWindow window, long step) {
    StringBuilder view = new StringBuilder();
    for (long at = window.from(); at < window.to(); at += step) {
      int code = 0;
      for (EventView event : events) {
        if (event.overlaps(at, Math.min(at + step, window.to()))) {
          code = Math.max(code, code(event.content().showAs()));
        }
      }
      view.append(code);
    }
    return view.toString();
  }

  private static int code(FreeBusyStatus status) {
    return switch (status) {
      case FREE, UNKNOWN -> 0;
      case TENTATIVE -> 1;
      case BUSY -> 2;
      case OOF -> 3;
      case WORKING_ELSEWHERE -> 4;
    };
  }

  private static void moment(JsonGenerator out, String name, long second) throws IOException {
    out.writeObjectFieldStart(name);
    out.writeStringField(
        "dateTime",
        Timestamps.local(LocalDateTime.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC)));
    out.writeStringField("timeZone", "UTC");
    out.writeEndObject();
  }

  private long second(JsonNode body, String name) {
    DateTimeTimeZone value = reader.moment(name, GraphRequest.parameter(body, name));
    return zones.instant(value.dateTime(), value.timeZone()).getEpochSecond();
  }
}

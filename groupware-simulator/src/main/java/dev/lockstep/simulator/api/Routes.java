package dev.lockstep.simulator.api;

import dev.lockstep.simulator.calendar.EventLookup;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.store.CalendarFolder;
import dev.lockstep.simulator.store.Mailbox;
import java.util.Optional;

/** Which resource a path below a mailbox names. */
final class Routes {
  private final EventLookup lookup;
  private final EventsEndpoint events;
  private final DeltaEndpoint delta;
  private final CalendarsEndpoint calendars;
  private final ActionsEndpoint actions;
  private final MailboxEndpoint mailboxes;
  private final ScheduleEndpoint schedules;

  Routes(
      EventLookup lookup,
      EventsEndpoint events,
      DeltaEndpoint delta,
      CalendarsEndpoint calendars,
      ActionsEndpoint actions,
      MailboxEndpoint mailboxes,
      ScheduleEndpoint schedules) {
    this.lookup = lookup;
    this.events = events;
    this.delta = delta;
    this.calendars = calendars;
    this.actions = actions;
    this.mailboxes = mailboxes;
    this.schedules = schedules;
  }

  /**
   * Answers a request below a mailbox.
   *
   * @param path the segments behind the user
   */
  Response.Sent handle(GraphRequest request, Mailbox mailbox, ResourcePath path) {
    return switch (path.name(0)) {
      case "calendar" ->
          inCalendar(request, mailbox, Optional.of(mailbox.defaultCalendar()), path.from(1));
      case "calendars" -> {
        if (path.size() == 1) {
          yield calendars.collection(request, mailbox);
        }
        CalendarFolder folder = lookup.calendar(mailbox, path.key(1));
        yield inCalendar(request, mailbox, Optional.of(folder), path.from(2));
      }
      case "events", "calendarview" -> inCalendar(request, mailbox, Optional.empty(), path);
      case "calendargroups" -> mailboxes.groups(request, mailbox);
      case "mailboxsettings" -> mailboxes.settings(request, mailbox);
      case "translateexchangeids" -> mailboxes.translate(request, mailbox);
      case "outlook" -> {
        if (!path.name(1).startsWith("supportedtimezones")) {
          throw GraphException.noSuchResource(path.segments());
        }
        yield mailboxes.timeZones(request, mailbox);
      }
      default -> throw GraphException.noSuchResource(path.segments());
    };
  }

  private Response.Sent inCalendar(
      GraphRequest request, Mailbox mailbox, Optional<CalendarFolder> named, ResourcePath path) {
    CalendarFolder folder = named.orElseGet(mailbox::defaultCalendar);
    boolean get = request.http().method().equals("GET");
    return switch (path.name(0)) {
      case "" -> calendars.item(request, mailbox, folder);
      case "getschedule" -> schedules.handle(request);
      case "events" -> inEvents(request, mailbox, named, folder, path.from(1));
      case "calendarview" -> {
        if (!get) {
          throw GraphException.methodNotAllowed(request.http().method());
        }
        yield switch (path.name(1)) {
          case "" -> events.view(request, mailbox, folder);
          case "delta" -> delta.view(request, mailbox, folder);
          default -> events.item(request, mailbox, named, path.key(1));
        };
      }
      default -> throw GraphException.noSuchResource(path.segments());
    };
  }

  private Response.Sent inEvents(
      GraphRequest request,
      Mailbox mailbox,
      Optional<CalendarFolder> named,
      CalendarFolder folder,
      ResourcePath path) {
    if (path.size() == 0) {
      return events.collection(request, mailbox, folder);
    }
    String id = path.key(0);
    if (id.equalsIgnoreCase("delta") && path.size() == 1) {
      return delta.events(request, mailbox, folder);
    }
    return switch (path.name(1)) {
      case "" -> events.item(request, mailbox, named, id);
      case "instances" -> events.instances(request, mailbox, named, id);
      case "attachments", "extensions" -> nothing(request, mailbox, named, id, path);
      case "calendar" ->
          calendars.item(
              request,
              mailbox,
              mailbox.calendar(lookup.event(mailbox, named, id).item().calendar()).orElseThrow());
      default ->
          actions
              .handle(request, mailbox, named, id, path.name(1))
              .orElseThrow(() -> GraphException.noSuchResource(path.segments()));
    };
  }

  /** Attachments and open extensions are not simulated: events have none, and can get none. */
  private Response.Sent nothing(
      GraphRequest request,
      Mailbox mailbox,
      Optional<CalendarFolder> named,
      String id,
      ResourcePath path) {
    lookup.event(mailbox, named, id);
    if (path.size() > 2) {
      throw GraphException.itemNotFound();
    }
    if (!request.http().method().equals("GET")) {
      throw new GraphException(
          501, "NotImplemented", "The simulator keeps no " + path.name(1) + " of events.");
    }
    return Replies.json(
        200,
        out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("value");
          out.writeEndArray();
          out.writeEndObject();
        });
  }
}

package dev.lockstep.simulator.api;

import dev.lockstep.simulator.calendar.EventLookup;
import dev.lockstep.simulator.endpoint.ActionsEndpoint;
import dev.lockstep.simulator.endpoint.AddressedEvent;
import dev.lockstep.simulator.endpoint.AttachmentsEndpoint;
import dev.lockstep.simulator.endpoint.CalendarGroupsEndpoint;
import dev.lockstep.simulator.endpoint.CalendarsEndpoint;
import dev.lockstep.simulator.endpoint.DeltaEndpoint;
import dev.lockstep.simulator.endpoint.EventsEndpoint;
import dev.lockstep.simulator.endpoint.ExtensionsEndpoint;
import dev.lockstep.simulator.endpoint.MailboxEndpoint;
import dev.lockstep.simulator.endpoint.ScheduleEndpoint;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.exchange.GraphRequest;
import dev.lockstep.simulator.exchange.ResourcePath;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.store.CalendarFolder;
import dev.lockstep.simulator.store.CalendarGroup;
import dev.lockstep.simulator.store.Mailbox;
import java.util.Optional;

/**
 * Which resource a path below a mailbox names.
 *
 * @param lookup finds what ids name
 */
record Routes(
    EventLookup lookup,
    EventsEndpoint events,
    DeltaEndpoint delta,
    CalendarsEndpoint calendars,
    CalendarGroupsEndpoint groups,
    ActionsEndpoint actions,
    AttachmentsEndpoint attachments,
    ExtensionsEndpoint extensions,
    MailboxEndpoint mailboxes,
    ScheduleEndpoint schedules) {

  /**
   * Answers a request below a mailbox.
   *
   * @param path the segments behind the user
   */
  Response.Sent handle(GraphRequest request, Mailbox mailbox, ResourcePath path) {
    return switch (path.name(0)) {
      case "calendar" ->
          inCalendar(request, mailbox, Optional.of(mailbox.defaultCalendar()), path.from(1));
      case "calendars" -> inCalendars(request, mailbox, Optional.empty(), path.from(1));
      case "calendargroup" -> {
        if (!path.name(1).equals("calendars")) {
          throw GraphException.noSuchResource(path.segments());
        }
        yield inCalendars(request, mailbox, Optional.of(CalendarGroup.OWN), path.from(2));
      }
      case "calendargroups" -> inGroups(request, mailbox, path.from(1));
      case "events", "calendarview" -> inCalendar(request, mailbox, Optional.empty(), path);
      case "mailboxsettings" -> mailboxes.settings(request.ending(path, 1), mailbox);
      case "translateexchangeids" -> mailboxes.translate(request.ending(path, 1), mailbox);
      case "outlook" -> {
        if (!path.name(1).startsWith("supportedtimezones")) {
          throw GraphException.noSuchResource(path.segments());
        }
        yield mailboxes.timeZones(request.ending(path, 2), mailbox);
      }
      default -> throw GraphException.noSuchResource(path.segments());
    };
  }

  private Response.Sent inGroups(GraphRequest request, Mailbox mailbox, ResourcePath path) {
    if (path.size() == 0) {
      return groups.collection(request, mailbox);
    }
    CalendarGroup group = CalendarGroupsEndpoint.find(mailbox, path.key(0));
    return switch (path.name(1)) {
      case "" -> groups.item(request, mailbox, group);
      case "calendars" -> inCalendars(request, mailbox, Optional.of(group), path.from(2));
      default -> throw GraphException.noSuchResource(path.segments());
    };
  }

  private Response.Sent inCalendars(
      GraphRequest request, Mailbox mailbox, Optional<CalendarGroup> group, ResourcePath path) {
    if (path.size() == 0) {
      return calendars.collection(request, mailbox, group);
    }
    CalendarFolder folder = lookup.calendar(mailbox, path.key(0));
    if (group.filter(one -> one.number() != folder.group()).isPresent()) {
      throw GraphException.itemNotFound();
    }
    return inCalendar(request, mailbox, Optional.of(folder), path.from(1));
  }

  private Response.Sent inCalendar(
      GraphRequest request, Mailbox mailbox, Optional<CalendarFolder> named, ResourcePath path) {
    CalendarFolder folder = named.orElseGet(mailbox::defaultCalendar);
    return switch (path.name(0)) {
      case "" -> calendars.item(request, mailbox, folder);
      case "getschedule" -> schedules.handle(request.ending(path, 1));
      case "events" -> inEvents(request, mailbox, named, folder, path.from(1));
      case "calendarview" ->
          switch (path.name(1)) {
            case "" -> events.view(request.reading(), mailbox, folder);
            case "delta" -> delta.view(request.ending(path, 2).reading(), mailbox, folder);
            default -> inEvent(request, mailbox, named, path.from(1));
          };
      default -> throw GraphException.noSuchResource(path.segments());
    };
  }

  private Response.Sent inEvents(
      GraphRequest request,
      Mailbox mailbox,
      Optional<CalendarFolder> named,
      CalendarFolder folder,
      ResourcePath path) {
    return switch (path.name(0)) {
      case "" -> events.collection(request, mailbox, folder);
      case "delta" -> delta.events(request.ending(path, 1).reading(), mailbox, folder);
      default -> inEvent(request, mailbox, named, path);
    };
  }

  /** One event: its id, and what is asked of it. */
  private Response.Sent inEvent(
      GraphRequest request, Mailbox mailbox, Optional<CalendarFolder> named, ResourcePath path) {
    String id = path.key(0);
    return switch (path.name(1)) {
      case "" -> events.item(request, mailbox, named, id);
      case "instances" -> inInstances(request, mailbox, named, path);
      case "attachments" ->
          attachments.handle(new AddressedEvent(request, mailbox, named, id), path.from(2));
      case "extensions" ->
          extensions.handle(new AddressedEvent(request, mailbox, named, id), path.from(2));
      case "calendar" ->
          calendars.item(
              request.ending(path, 2),
              mailbox,
              mailbox.calendar(lookup.event(mailbox, named, id).item().calendar()).orElseThrow());
      default ->
          actions
              .handle(request.ending(path, 2), mailbox, named, id, path.name(1))
              .orElseThrow(() -> GraphException.noSuchResource(path.segments()));
    };
  }

  private Response.Sent inInstances(
      GraphRequest request, Mailbox mailbox, Optional<CalendarFolder> named, ResourcePath path) {
    String master = path.key(0);
    return switch (path.name(2)) {
      case "" -> events.instances(request.reading(), mailbox, named, master);
      case "delta" ->
          delta.instances(
              request.ending(path, 3).reading(), mailbox, lookup.event(mailbox, named, master));
      default -> {
        lookup.event(mailbox, named, master);
        yield inEvent(request, mailbox, named, path.from(2));
      }
    };
  }
}

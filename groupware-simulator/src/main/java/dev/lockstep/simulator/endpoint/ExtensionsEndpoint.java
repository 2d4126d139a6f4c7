package dev.lockstep.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.calendar.EventLookup;
import dev.lockstep.simulator.calendar.EventWrites;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.event.OpenExtension;
import dev.lockstep.simulator.exchange.GraphRequest;
import dev.lockstep.simulator.exchange.Page;
import dev.lockstep.simulator.exchange.Replies;
import dev.lockstep.simulator.exchange.ResourcePath;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.resource.ExtensionJson;
import dev.lockstep.simulator.store.CalendarFolder;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.Mailbox;
import java.util.List;
import java.util.Optional;

/** Open extensions of an event. */
public final class ExtensionsEndpoint {
  private final EventLookup lookup;
  private final EventWrites writes;

  /** The extensions of the events that those parts find and write. */
  public ExtensionsEndpoint(EventLookup lookup, EventWrites writes) {
    this.lookup = lookup;
    this.writes = writes;
  }

  /**
   * Answers a request below an event's extensions.
   *
   * @param path the segments behind {@code extensions}
   */
  public Response.Sent handle(
      GraphRequest request,
      Mailbox mailbox,
      Optional<CalendarFolder> calendar,
      String id,
      ResourcePath path) {
    String method = request.http().method();
    EventView event = lookup.event(mailbox, calendar, id);
    if (path.size() == 0) {
      return switch (method) {
        case "GET" -> list(request, event);
        case "POST" -> add(request, mailbox, calendar, id);
        default -> throw GraphException.methodNotAllowed(method);
      };
    }
    if (path.size() > 1) {
      throw GraphException.noSuchResource(path.segments());
    }
    String name = path.key(0);
    return switch (method) {
      case "GET" -> show(request, 200, event, find(event, name));
      case "PATCH" -> change(request, mailbox, calendar, id, name);
      case "DELETE" -> {
        writes.append(
            mailbox,
            calendar,
            id,
            request.ifMatch(),
            (view, draft) -> draft.extensions.remove(find(view, name)));
        yield Response.empty(204);
      }
      default -> throw GraphException.methodNotAllowed(method);
    };
  }

  private static Response.Sent list(GraphRequest request, EventView event) {
    Page<OpenExtension> page = Page.of(request, event.content().extensions());
    return Replies.json(
        200,
        out ->
            page.write(
                out,
                request,
                context(request, event),
                (json, one) -> ExtensionJson.write(json, one, Optional.empty())));
  }

  private Response.Sent add(
      GraphRequest request, Mailbox mailbox, Optional<CalendarFolder> calendar, String id) {
    OpenExtension added = ExtensionJson.read(request.body());
    EventView event =
        writes.append(
            mailbox,
            calendar,
            id,
            request.ifMatch(),
            (view, draft) -> {
              // Seen on the service: a second POST of a name changes the extension of that name.
              int known = indexOf(draft.extensions, added.name());
              if (known < 0) {
                draft.extensions.add(added);
              } else {
                OpenExtension before = draft.extensions.get(known);
                draft.extensions.set(known, ExtensionJson.merge(before, request.body()));
              }
            });
    return show(request, 201, event, find(event, added.name()));
  }

  private Response.Sent change(
      GraphRequest request,
      Mailbox mailbox,
      Optional<CalendarFolder> calendar,
      String id,
      String name) {
    JsonNode body = request.body();
    EventView event =
        writes.append(
            mailbox,
            calendar,
            id,
            request.ifMatch(),
            (view, draft) -> {
              OpenExtension before = find(view, name);
              draft.extensions.set(
                  draft.extensions.indexOf(before), ExtensionJson.merge(before, body));
            });
    return show(request, 200, event, find(event, name));
  }

  private static Response.Sent show(
      GraphRequest request, int status, EventView event, OpenExtension extension) {
    Optional<String> context = Optional.of(context(request, event) + "/$entity");
    return Replies.json(status, out -> ExtensionJson.write(out, extension, context));
  }

  private static int indexOf(List<OpenExtension> extensions, String name) {
    for (int i = 0; i < extensions.size(); i++) {
      if (extensions.get(i).isMeantBy(name)) {
        return i;
      }
    }
    return -1;
  }

  private static OpenExtension find(EventView event, String nameOrId) {
    return event.content().extensions().stream()
        .filter(one -> one.isMeantBy(nameOrId))
        .findFirst()
        .orElseThrow(GraphException::itemNotFound);
  }

  private static String context(GraphRequest request, EventView event) {
    return request.context(
        event.mailbox(),
        "events('" + event.id(request.preferences().immutableIds()) + "')/extensions");
  }
}

package dev.lockstep.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.calendar.EventLookup;
import dev.lockstep.simulator.calendar.EventWrites;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.event.OpenExtension;
import dev.lockstep.simulator.exchange.ResourcePath;
import dev.lockstep.simulator.exchange.ResourceReplies;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.resource.ExtensionJson;
import dev.lockstep.simulator.store.EventView;
import java.util.List;

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
  public Response.Sent handle(AddressedEvent addressed, ResourcePath path) {
    String method = addressed.request().http().method();
    EventView event = addressed.find(lookup);
    if (path.size() == 0) {
      return switch (method) {
        case "GET" -> replies(addressed, event).page(event.content().extensions());
        case "POST" -> add(addressed);
        default -> throw GraphException.methodNotAllowed(method);
      };
    }
    if (path.size() > 1) {
      throw GraphException.noSuchResource(path.segments());
    }
    String name = path.key(0);
    return switch (method) {
      case "GET" -> replies(addressed, event).one(200, find(event, name));
      case "PATCH" -> change(addressed, name);
      case "DELETE" -> {
        addressed.append(writes, (view, draft) -> draft.extensions.remove(find(view, name)));
        yield Response.empty(204);
      }
      default -> throw GraphException.methodNotAllowed(method);
    };
  }

  private Response.Sent add(AddressedEvent addressed) {
    JsonNode body = addressed.request().body();
    OpenExtension added = ExtensionJson.read(body);
    EventView event =
        addressed.append(
            writes,
            (view, draft) -> {
              // Seen on the service: a second POST of a name changes the extension of that name.
              int known = indexOf(draft.extensions, added.name());
              if (known < 0) {
                draft.extensions.add(added);
              } else {
                OpenExtension before = draft.extensions.get(known);
                draft.extensions.set(known, ExtensionJson.merge(before, body));
              }
            });
    return replies(addressed, event).one(201, find(event, added.name()));
  }

  private Response.Sent change(AddressedEvent addressed, String name) {
    JsonNode body = addressed.request().body();
    EventView event =
        addressed.append(
            writes,
            (view, draft) -> {
              OpenExtension before = find(view, name);
              draft.extensions.set(
                  draft.extensions.indexOf(before), ExtensionJson.merge(before, body));
            });
    return replies(addressed, event).one(200, find(event, name));
  }

  private static ResourceReplies<OpenExtension> replies(AddressedEvent addressed, EventView event) {
    return addressed.replies(event, "extensions", ExtensionJson::write);
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
}

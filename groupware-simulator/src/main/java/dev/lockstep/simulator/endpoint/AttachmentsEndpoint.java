package dev.lockstep.simulator.endpoint;

import dev.lockstep.simulator.calendar.EventLookup;
import dev.lockstep.simulator.calendar.EventWrites;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.event.FileAttachment;
import dev.lockstep.simulator.exchange.ResourcePath;
import dev.lockstep.simulator.exchange.ResourceReplies;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.odata.Selection;
import dev.lockstep.simulator.resource.AttachmentJson;
import dev.lockstep.simulator.store.AttachmentId;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.Store;
import dev.lockstep.simulator.time.SimulatorClock;
import java.util.Base64;
import java.util.Objects;

/** Attachments of an event: files below 3 MB. */
public final class AttachmentsEndpoint {
  private final Store store;
  private final EventLookup lookup;
  private final EventWrites writes;
  private final SimulatorClock clock;

  /** The attachments of the events in that store. */
  public AttachmentsEndpoint(
      Store store, EventLookup lookup, EventWrites writes, SimulatorClock clock) {
    this.store = store;
    this.lookup = lookup;
    this.writes = writes;
    this.clock = clock;
  }

  /**
   * Answers a request below an event's attachments.
   *
   * @param path the segments behind {@code attachments}
   */
  public Response.Sent handle(AddressedEvent addressed, ResourcePath path) {
    String method = addressed.request().http().method();
    if (path.size() == 0) {
      return switch (method) {
        case "GET" -> {
          EventView event = addressed.find(lookup);
          yield replies(addressed, event).page(event.content().attachments());
        }
        case "POST" -> add(addressed);
        default -> throw GraphException.methodNotAllowed(method);
      };
    }
    EventView event = addressed.find(lookup);
    if (path.name(0).equals("createuploadsession")) {
      throw new GraphException(501, "NotImplemented", "The simulator has no upload sessions.");
    }
    FileAttachment attachment = find(event, path.key(0));
    boolean content = path.name(1).equals("$value");
    if (path.size() > (content ? 2 : 1)) {
      throw GraphException.noSuchResource(path.segments());
    }
    return switch (method) {
      case "GET" -> content ? content(attachment) : replies(addressed, event).one(200, attachment);
      case "DELETE" -> {
        if (content) {
          throw GraphException.methodNotAllowed(method);
        }
        addressed.append(
            writes,
            (view, draft) ->
                draft.attachments.removeIf(one -> one.number() == attachment.number()));
        yield Response.empty(204);
      }
      default -> throw GraphException.methodNotAllowed(method);
    };
  }

  private Response.Sent add(AddressedEvent addressed) {
    FileAttachment added =
        AttachmentJson.read(addressed.request().body(), store.next(), clock.now());
    EventView event = addressed.append(writes, (view, draft) -> draft.attachments.add(added));
    return replies(addressed, event).one(201, added);
  }

  private static ResourceReplies<FileAttachment> replies(
      AddressedEvent addressed, EventView event) {
    Selection show = Selection.of(addressed.request().query());
    return addressed.replies(
        event, "attachments", (out, one) -> AttachmentJson.write(out, event, one, show));
  }

  private static Response.Sent content(FileAttachment attachment) {
    return Response.of(
        200,
        Objects.requireNonNullElse(attachment.contentType(), "application/octet-stream"),
        Base64.getDecoder().decode(attachment.contentBytes()));
  }

  private static FileAttachment find(EventView event, String id) {
    AttachmentId known =
        AttachmentId.parse(id)
            .filter(one -> one.mailbox().equals(event.mailbox()))
            .orElseThrow(GraphException::malformedId);
    return event.content().attachments().stream()
        .filter(one -> one.number() == known.attachment())
        .filter(one -> event.item().number() == known.item())
        .findFirst()
        .orElseThrow(GraphException::itemNotFound);
  }
}

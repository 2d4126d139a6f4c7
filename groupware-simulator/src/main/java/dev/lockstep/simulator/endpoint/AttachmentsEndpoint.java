package dev.lockstep.simulator.endpoint;

import dev.lockstep.simulator.calendar.EventLookup;
import dev.lockstep.simulator.calendar.EventWrites;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.event.FileAttachment;
import dev.lockstep.simulator.exchange.GraphRequest;
import dev.lockstep.simulator.exchange.Page;
import dev.lockstep.simulator.exchange.Replies;
import dev.lockstep.simulator.exchange.ResourcePath;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.odata.Selection;
import dev.lockstep.simulator.resource.AttachmentJson;
import dev.lockstep.simulator.store.AttachmentId;
import dev.lockstep.simulator.store.CalendarFolder;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.Mailbox;
import dev.lockstep.simulator.store.Store;
import dev.lockstep.simulator.time.SimulatorClock;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/** attachments of an event: files below 3 MB. */
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
  public Response.Sent handle(
      GraphRequest request,
      Mailbox mailbox,
      Optional<CalendarFolder> calendar,
      String id,
      ResourcePath path) {
    String method = request.http().method();
    if (path.size() == 0) {
      return switch (method) {
        case "GET" -> list(request, lookup.event(mailbox, calendar, id));
        case "POST" -> add(request, mailbox, calendar, id);
        default -> throw GraphException.methodNotAllowed(method);
      };
    }
    if (path.name(0).equals("createuploadsession")) {
      lookup.event(mailbox, calendar, id);
      throw new GraphException(501, "NotImplemented", "The simulator has no upload sessions.");
    }
    EventView event = lookup.event(mailbox, calendar, id);
    FileAttachment attachment = find(event, path.key(0));
    boolean content = path.name(1).equals("$value");
    if (path.size() > (content ? 2 : 1)) {
      throw GraphException.noSuchResource(path.segments());
    }
    return switch (method) {
      case "GET" -> content ? content(attachment) : show(request, 200, event, attachment);
      case "DELETE" -> {
        if (content) {
          throw GraphException.methodNotAllowed(method);
        }
        writes.append(
            mailbox,
            calendar,
            id,
            request.ifMatch(),
            (view, draft) ->
                draft.attachments.removeIf(one -> one.number() == attachment.number()));
        yield Response.empty(204);
      }
      default -> throw GraphException.methodNotAllowed(method);
    };
  }

  private Response.Sent list(GraphRequest request, EventView event) {
    Selection show = Selection.of(request.query());
    Page<FileAttachment> page = Page.of(request, event.content().attachments());
    return Replies.json(
        200,
        out ->
            page.write(
                out,
                request,
                context(request, event),
                (json, one) -> AttachmentJson.write(json, event, one, show, Optional.empty())));
  }

  private Response.Sent add(
      GraphRequest request, Mailbox mailbox, Optional<CalendarFolder> calendar, String id) {
    FileAttachment added = AttachmentJson.read(request.body(), store.next(), clock.now());
    EventView event =
        writes.append(
            mailbox,
            calendar,
            id,
            request.ifMatch(),
            (view, draft) -> draft.attachments.add(added));
    return show(request, 201, event, added);
  }

  private static Response.Sent show(
      GraphRequest request, int status, EventView event, FileAttachment attachment) {
    Optional<String> context = Optional.of(context(request, event) + "/$entity");
    return Replies.json(
        status,
        out ->
            AttachmentJson.write(out, event, attachment, Selection.of(request.query()), context));
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

  private static String context(GraphRequest request, EventView event) {
    return request.context(
        event.mailbox(),
        "events('" + event.id(request.preferences().immutableIds()) + "')/attachments");
  }
}

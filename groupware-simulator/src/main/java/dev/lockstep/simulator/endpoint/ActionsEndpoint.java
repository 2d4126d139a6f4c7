package dev.lockstep.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.calendar.EventLookup;
import dev.lockstep.simulator.calendar.EventWrites;
import dev.lockstep.simulator.calendar.Responses;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.event.ResponseType;
import dev.lockstep.simulator.exchange.GraphRequest;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.resource.EventReader;
import dev.lockstep.simulator.resource.JsonValues;
import dev.lockstep.simulator.store.CalendarFolder;
import dev.lockstep.simulator.store.Mailbox;
import java.util.Optional;

/**
 * The actions of an event. The documentation says 202 where Microsoft's OpenAPI says 204; the
 * service answers as documented.
 */
public final class ActionsEndpoint {
  private final Responses responses;
  private final EventWrites writes;
  private final EventLookup lookup;
  private final EventReader reader;

  /** The actions that those parts carry out. */
  public ActionsEndpoint(
      Responses responses, EventWrites writes, EventLookup lookup, EventReader reader) {
    this.responses = responses;
    this.writes = writes;
    this.lookup = lookup;
    this.reader = reader;
  }

  /** Carries out the action of that name, in lower case, if there is one. */
  public Optional<Response.Sent> handle(
      GraphRequest request,
      Mailbox mailbox,
      Optional<CalendarFolder> calendar,
      String id,
      String action) {
    return switch (action) {
      case "accept" -> answer(request, mailbox, calendar, id, ResponseType.ACCEPTED);
      case "tentativelyaccept" ->
          answer(request, mailbox, calendar, id, ResponseType.TENTATIVELY_ACCEPTED);
      case "decline" -> answer(request, mailbox, calendar, id, ResponseType.DECLINED);
      case "cancel" -> {
        post(request);
        responses.cancel(mailbox, calendar, id, comment(request.parameters()));
        yield Optional.of(Response.empty(202));
      }
      case "forward" -> {
        post(request);
        JsonNode body = request.parameters();
        JsonNode to = GraphRequest.parameter(body, "toRecipients");
        responses.forward(
            mailbox, calendar, id, EventReader.recipients("toRecipients", to), comment(body));
        yield Optional.of(Response.empty(202));
      }
      case "dismissreminder", "snoozereminder" -> {
        post(request);
        lookup.event(mailbox, calendar, id);
        writes.touch(mailbox, id);
        yield Optional.of(Response.empty(200));
      }
      case "permanentdelete" -> {
        post(request);
        writes.delete(mailbox, calendar, id, request.ifMatch(), Optional.empty());
        yield Optional.of(Response.empty(204));
      }
      default -> Optional.empty();
    };
  }

  private Optional<Response.Sent> answer(
      GraphRequest request,
      Mailbox mailbox,
      Optional<CalendarFolder> calendar,
      String id,
      ResponseType type) {
    post(request);
    JsonNode body = request.parameters();
    boolean send =
        JsonValues.bool("sendResponse", GraphRequest.parameter(body, "sendResponse"), true);
    responses.answer(
        mailbox,
        calendar,
        id,
        new Responses.Answer(
            type,
            comment(body),
            send,
            reader.slot("proposedNewTime", GraphRequest.parameter(body, "proposedNewTime"))));
    return Optional.of(Response.empty(202));
  }

  private static Optional<String> comment(JsonNode body) {
    return JsonValues.text("comment", GraphRequest.parameter(body, "comment"));
  }

  private static void post(GraphRequest request) {
    if (!request.http().method().equals("POST")) {
      throw GraphException.methodNotAllowed(request.http().method());
    }
  }
}

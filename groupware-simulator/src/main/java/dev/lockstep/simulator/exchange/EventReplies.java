package dev.lockstep.simulator.exchange;

import dev.lockstep.simulator.calendar.EventLookup;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.resource.EventWriter;
import dev.lockstep.simulator.resource.Shape;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.Mailbox;
import java.util.List;
import java.util.Optional;

/** Answers that are events, and lists of events. */
public final class EventReplies {
  private final EventWriter writer;
  private final EventLookup lookup;

  /** Answers written by that writer. */
  public EventReplies(EventWriter writer, EventLookup lookup) {
    this.writer = writer;
    this.lookup = lookup;
  }

  /** An answer that is one event, with its exceptions where asked for. */
  public Response.Sent one(
      GraphRequest request, Mailbox mailbox, int status, EventView view, Shape shape) {
    String context = request.context(mailbox.id(), "events/$entity");
    List<EventView> exceptions =
        shape.expansion().exceptions() && !view.isInstance() ? lookup.exceptions(view) : List.of();
    Response.Sent answer =
        Replies.json(
            status, out -> writer.write(out, view, shape, Optional.of(context), false, exceptions));
    applied(request, answer);
    return answer;
  }

  /** A page of a list, cut by $top and $skip, with a link to the next one. */
  public Response.Sent page(
      GraphRequest request, Mailbox mailbox, String resource, List<EventView> all) {
    Shape shape = request.shape();
    Page<EventView> page = Page.of(request, all);
    String context = request.context(mailbox.id(), resource);
    Response.Sent answer =
        Replies.json(
            200,
            out ->
                page.write(
                    out,
                    request,
                    context,
                    (json, view) ->
                        writer.write(json, view, shape, Optional.empty(), false, List.of())));
    applied(request, answer);
    return answer;
  }

  static void applied(GraphRequest request, Response.Sent answer) {
    request
        .preferences()
        .applied()
        .ifPresent(text -> answer.headers().set("Preference-Applied", text));
  }
}

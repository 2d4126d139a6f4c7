package dev.lockstep.simulator.endpoint;

import dev.lockstep.simulator.calendar.EventLookup;
import dev.lockstep.simulator.calendar.TimeWindow;
import dev.lockstep.simulator.delta.DeltaItem;
import dev.lockstep.simulator.delta.DeltaPage;
import dev.lockstep.simulator.delta.DeltaRounds;
import dev.lockstep.simulator.delta.DeltaScope;
import dev.lockstep.simulator.delta.DeltaToken;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.exchange.GraphRequest;
import dev.lockstep.simulator.exchange.Links;
import dev.lockstep.simulator.exchange.Replies;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.profile.ProfileSwitch;
import dev.lockstep.simulator.resource.EventWriter;
import dev.lockstep.simulator.resource.Shape;
import dev.lockstep.simulator.store.CalendarFolder;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.Mailbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** calendarView/delta, events/delta and instances/delta. */
public final class DeltaEndpoint {
  private static final int PAGE = 50;
  private static final String SKIP = "$skiptoken";
  private static final String DELTA = "$deltatoken";
  private static final List<String> UNSUPPORTED =
      List.of("$select", "$filter", "$orderby", "$expand", "$search");

  private final DeltaRounds rounds;
  private final EventWriter writer;
  private final ProfileSwitch profile;

  /** Change tracking by those rounds; the profile says how a dead token is answered. */
  public DeltaEndpoint(DeltaRounds rounds, EventWriter writer, ProfileSwitch profile) {
    this.rounds = rounds;
    this.writer = writer;
    this.profile = profile;
  }

  /** calendarView/delta: the rounds of a calendar and a window. */
  public Response.Sent view(GraphRequest request, Mailbox mailbox, CalendarFolder calendar) {
    check(request);
    return round(request, mailbox, DeltaScope.of(calendar), () -> window(request));
  }

  /** events/delta: the same rounds without a window, singles and masters, by their time alone. */
  public Response.Sent events(GraphRequest request, Mailbox mailbox, CalendarFolder calendar) {
    return round(request, mailbox, DeltaScope.of(calendar), () -> TimeWindow.ALWAYS);
  }

  /**
   * instances/delta: the rounds of one series. In no documentation page of its own, but in
   * Microsoft's metadata and clients of v1.0; what it lists is decided here.
   */
  public Response.Sent instances(GraphRequest request, Mailbox mailbox, EventView master) {
    check(request);
    if (master.isInstance() || !master.item().isSeries()) {
      throw GraphException.invalidRequest("Expand is supported only for the master of a series.");
    }
    return round(request, mailbox, DeltaScope.of(master.item()), () -> window(request));
  }

  private Response.Sent round(
      GraphRequest request, Mailbox mailbox, DeltaScope scope, Supplier<TimeWindow> window) {
    Optional<String> token = request.query().get(SKIP).or(() -> request.query().get(DELTA));
    int size = request.preferences().pageSize().orElse(PAGE);
    return answer(
        request,
        token.isEmpty()
            ? rounds.start(mailbox, scope, window.get(), size)
            : rounds.resume(mailbox, living(request, mailbox, scope, token.get()), size));
  }

  private static TimeWindow window(GraphRequest request) {
    TimeWindow window = TimeWindow.of(request.query());
    window.check(EventLookup.MAX_DAYS);
    return window;
  }

  private Response.Sent answer(GraphRequest request, DeltaPage page) {
    Shape shape = request.shape();
    Response.Sent answer =
        Replies.json(
            200,
            out -> {
              out.writeStartObject();
              out.writeStringField(
                  "@odata.context", request.base() + "/$metadata#Collection(event)");
              out.writeArrayFieldStart("value");
              for (DeltaItem item : page.items()) {
                switch (item) {
                  case DeltaItem.Full(var event) ->
                      writer.write(out, event, shape, Optional.empty(), true, List.of());
                  case DeltaItem.Sparse(var event) -> writer.writeSparse(out, event, shape);
                  case DeltaItem.Removed removed -> {
                    out.writeStartObject();
                    out.writeStringField("@odata.type", "#microsoft.graph.event");
                    out.writeStringField("id", removed.id(shape.immutableIds()));
                    out.writeObjectFieldStart("@removed");
                    out.writeStringField("reason", "deleted");
                    out.writeEndObject();
                    out.writeEndObject();
                  }
                }
              }
              out.writeEndArray();
              String query = (page.last() ? DELTA : SKIP) + "=" + page.next().encode();
              out.writeStringField(
                  page.last() ? "@odata.deltaLink" : "@odata.nextLink", Links.of(request, query));
              out.writeEndObject();
            });
    List<String> applied = new ArrayList<>(List.of("odata.track-changes"));
    request.preferences().applied().ifPresent(applied::addFirst);
    answer.headers().set("Preference-Applied", String.join(", ", applied));
    return answer;
  }

  private static void check(GraphRequest request) {
    if (request.query().has("$top")) {
      throw GraphException.badQuery(
          "The '$top' parameter is not supported with change tracking over the 'CalendarView'"
              + " resource as page size cannot be guaranteed. Express page size preferences using"
              + " the Prefer: odata.maxpagesize= header instead.");
    }
    List<String> found = UNSUPPORTED.stream().filter(request.query()::has).toList();
    if (!found.isEmpty()) {
      throw GraphException.badQuery(
          "The following parameters are not supported with change tracking over the 'CalendarView'"
              + " resource: '"
              + String.join("', '", found)
              + "'.");
    }
  }

  private DeltaToken living(GraphRequest request, Mailbox mailbox, DeltaScope scope, String text) {
    DeltaToken token =
        DeltaToken.decode(text)
            .filter(one -> one.mailbox().equals(mailbox.id()))
            .filter(one -> one.scope().equals(scope))
            .orElseThrow(
                () ->
                    new GraphException(
                        400, "ErrorInvalidUrlQuery", "Badly formed token in the query."));
    if (token.generation() != mailbox.deltaGeneration()) {
      throw dead(request, token);
    }
    return token;
  }

  private GraphException dead(GraphRequest request, DeltaToken token) {
    return switch (profile.now().deadToken()) {
      case GONE ->
          new GraphException(
              410,
              "SyncStateNotFound",
              "The sync state generation is not found; generation=" + token.generation() + ";.");
      case BAD_REQUEST ->
          new GraphException(400, "ErrorInvalidSyncStateData", "The sync state data is invalid.");
      case RESYNC ->
          new GraphException(
              410,
              "resyncRequired",
              "Resync required. Replace any local items with the server's version.",
              Map.of("Location", Links.of(request, window(token) + DELTA + "=")));
    };
  }

  private static String window(DeltaToken token) {
    return "startDateTime="
        + Instant.ofEpochSecond(token.window().from())
        + "&endDateTime="
        + Instant.ofEpochSecond(token.window().to())
        + "&";
  }
}

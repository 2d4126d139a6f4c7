package dev.lockstep.simulator.endpoint;

import dev.lockstep.simulator.calendar.EventFilter;
import dev.lockstep.simulator.calendar.EventLookup;
import dev.lockstep.simulator.calendar.EventWrites;
import dev.lockstep.simulator.calendar.TimeWindow;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.exchange.EventReplies;
import dev.lockstep.simulator.exchange.GraphRequest;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.profile.Profile;
import dev.lockstep.simulator.profile.ProfileSwitch;
import dev.lockstep.simulator.store.CalendarFolder;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.Mailbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** events, calendarView and instances. */
public final class EventsEndpoint {
  private final EventLookup lookup;
  private final EventWrites writes;
  private final EventReplies replies;
  private final ProfileSwitch profile;
  private final EventFilter.Parser filters;

  /** The events that those parts find, write and show. */
  public EventsEndpoint(
      EventLookup lookup,
      EventWrites writes,
      EventReplies replies,
      ProfileSwitch profile,
      EventFilter.Parser filters) {
    this.lookup = lookup;
    this.writes = writes;
    this.replies = replies;
    this.profile = profile;
    this.filters = filters;
  }

  /** GET and POST of the collection. */
  public Response.Sent collection(GraphRequest request, Mailbox mailbox, CalendarFolder calendar) {
    return switch (request.http().method()) {
      case "GET" -> {
        List<EventView> found =
            request
                .query()
                .get("$filter")
                .map(filters::parse)
                .map(filter -> lookup.list(mailbox, calendar, filter))
                .orElseGet(() -> lookup.list(mailbox, calendar, item -> true));
        yield replies.page(request, mailbox, "events", ordered(request, found));
      }
      case "POST" -> create(request, mailbox, calendar);
      default -> throw GraphException.methodNotAllowed(request.http().method());
    };
  }

  /** GET, PATCH and DELETE of one event. */
  public Response.Sent item(
      GraphRequest request, Mailbox mailbox, Optional<CalendarFolder> calendar, String id) {
    return switch (request.http().method()) {
      case "GET" ->
          replies.one(request, mailbox, 200, lookup.event(mailbox, calendar, id), request.shape());
      case "PATCH" -> {
        EventView view = writes.update(mailbox, calendar, id, request.body(), request.ifMatch());
        yield replies.one(request, mailbox, 200, view, request.shapeOfWrite());
      }
      case "DELETE" -> {
        writes.delete(mailbox, calendar, id, request.ifMatch(), Optional.empty());
        yield Response.empty(204);
      }
      default -> throw GraphException.methodNotAllowed(request.http().method());
    };
  }

  /** GET of the calendar view. */
  public Response.Sent view(GraphRequest request, Mailbox mailbox, CalendarFolder calendar) {
    TimeWindow window = TimeWindow.of(request.query());
    List<EventView> found = new ArrayList<>(lookup.view(mailbox, calendar, window));
    request
        .query()
        .get("$filter")
        .map(filters::parse)
        .ifPresent(filter -> found.removeIf(view -> !filter.test(view.item())));
    return replies.page(request, mailbox, "calendarView", ordered(request, found));
  }

  /** GET of the instances of a series. */
  public Response.Sent instances(
      GraphRequest request, Mailbox mailbox, Optional<CalendarFolder> calendar, String id) {
    TimeWindow window = TimeWindow.of(request.query());
    window.check(EventLookup.MAX_DAYS);
    EventView master = lookup.event(mailbox, calendar, id);
    if (master.isInstance() || !master.item().isSeries()) {
      throw GraphException.invalidRequest("Expand is supported only for the master of a series.");
    }
    return replies.page(
        request,
        mailbox,
        "events('" + master.id(request.preferences().immutableIds()) + "')/instances",
        lookup.visible(mailbox, master.item(), window));
  }

  private Response.Sent create(GraphRequest request, Mailbox mailbox, CalendarFolder calendar) {
    EventWrites.Created created = writes.create(mailbox, calendar, request.body());
    Profile.RepeatedTransactionId policy = profile.now().repeatedTransactionId();
    if (created.known() && policy == Profile.RepeatedTransactionId.CONFLICT) {
      throw new GraphException(
          409,
          "ErrorDuplicateTransactionId",
          "Your request can't be completed. An event with this transactionId exists already.");
    }
    int status = created.known() && policy == Profile.RepeatedTransactionId.OK ? 200 : 201;
    // A new event is answered with the open extensions that it came with.
    Response.Sent answer =
        replies.one(
            request, mailbox, status, created.event(), request.shapeOfWrite().withExtensions());
    if (status == 201) {
      String id = created.event().id(request.preferences().immutableIds());
      answer
          .headers()
          .set("Location", request.base() + "/users('" + mailbox.id() + "')/events('" + id + "')");
    }
    return answer;
  }

  private static List<EventView> ordered(GraphRequest request, List<EventView> found) {
    Optional<String> wish = request.query().get("$orderby");
    if (wish.isEmpty()) {
      return found;
    }
    List<EventView> sorted = new ArrayList<>(found);
    List<Comparator<EventView>> orders = new ArrayList<>();
    for (String part : wish.get().split(",", -1)) {
      String[] words = part.strip().split("\\s+", -1);
      Comparator<EventView> order = order(words[0]);
      orders.add(words.length > 1 && words[1].equalsIgnoreCase("desc") ? order.reversed() : order);
    }
    Collections.reverse(orders);
    orders.forEach(sorted::sort);
    return sorted;
  }

  private static Comparator<EventView> order(String property) {
    return switch (property.toLowerCase(Locale.ROOT)) {
      case "start/datetime", "start" -> Comparator.comparingLong(EventView::startSecond);
      case "end/datetime", "end" -> Comparator.comparingLong(EventView::endSecond);
      case "subject" ->
          Comparator.comparing(
              view -> Optional.ofNullable(view.content().subject()).orElse(""),
              String.CASE_INSENSITIVE_ORDER);
      case "createddatetime" -> Comparator.comparing(EventView::created);
      case "lastmodifieddatetime" -> Comparator.comparing(EventView::modified);
      default ->
          throw new GraphException(
              400,
              "ErrorInvalidProperty",
              "The property '" + property + "' does not support ordering.");
    };
  }
}

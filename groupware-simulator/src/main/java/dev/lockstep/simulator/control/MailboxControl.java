package dev.lockstep.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.simulator.calendar.EventLookup;
import dev.lockstep.simulator.calendar.EventWrites;
import dev.lockstep.simulator.calendar.Invitations;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.event.EmailAddress;
import dev.lockstep.simulator.http.Request;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.store.CalendarFolder;
import dev.lockstep.simulator.store.CalendarGroup;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.ItemId;
import dev.lockstep.simulator.store.Mailbox;
import dev.lockstep.simulator.store.MailboxSettings;
import dev.lockstep.simulator.store.Store;
import dev.lockstep.simulator.store.StoredEvent;
import dev.lockstep.simulator.throttling.RequestLimits;
import dev.lockstep.simulator.time.TimeZones;
import java.util.List;
import java.util.UUID;

/** What the control surface can do with mailboxes. */
public final class MailboxControl {
  private static final int MOST_TIMES = 100;

  private final Store store;
  private final EventLookup lookup;
  private final EventWrites writes;
  private final Invitations invitations;
  private final RequestLimits limits;
  private final TimeZones zones;

  /** The control of the mailboxes of that store. */
  public MailboxControl(
      Store store,
      EventLookup lookup,
      EventWrites writes,
      Invitations invitations,
      RequestLimits limits,
      TimeZones zones) {
    this.store = store;
    this.lookup = lookup;
    this.writes = writes;
    this.invitations = invitations;
    this.limits = limits;
    this.zones = zones;
  }

  Response handle(Request request, List<String> path) {
    String method = request.method();
    JsonNode body = ControlJson.body(request);
    if (path.size() == 1) {
      return method.equals("POST") ? create(body) : list();
    }
    Mailbox mailbox = mailbox(path.get(1));
    if (path.size() == 2) {
      return switch (method) {
        case "PATCH" ->
            ControlJson.reply(
                200, record(store.save(settings(body, mailbox.settings())).settings()));
        case "GET" -> ControlJson.reply(200, record(mailbox.settings()));
        default -> throw unknown(path);
      };
    }
    if (!method.equals("POST")) {
      throw unknown(path);
    }
    return switch (path.get(2)) {
      case "calendars" -> {
        CalendarFolder folder =
            store.addCalendar(mailbox, required(body, "name"), CalendarGroup.OWN);
        ObjectNode answer = ControlJson.object();
        answer.put("id", ItemId.calendar(mailbox.id(), folder.number()));
        answer.put("name", folder.name());
        yield ControlJson.reply(201, answer);
      }
      case "external-invitation" -> invitation(mailbox, body);
      case "touch" -> {
        writes.touch(mailbox, last(path, 4));
        yield Response.empty(204);
      }
      case "events" -> move(mailbox, path, body);
      default -> throw unknown(path);
    };
  }

  Response throttling(JsonNode body) {
    Mailbox mailbox = mailbox(required(body, "mailbox"));
    limits.book(mailbox.id(), body.path("requests").asLong(0), body.path("uploadBytes").asLong(0));
    return Response.empty(204);
  }

  Response delta(List<String> path, JsonNode body) {
    Mailbox mailbox = mailbox(required(body, "mailbox"));
    switch (path.size() > 1 ? path.get(1) : "") {
      case "invalidate" -> store.invalidateDelta(mailbox);
      case "replay" -> writes.replay(mailbox, required(body, "eventId"), times(body));
      case "empty-page" -> mailbox.orderEmptyPage();
      default -> throw unknown(path);
    }
    return Response.empty(204);
  }

  private static int times(JsonNode body) {
    int times = body.path("times").asInt(1);
    if (times < 1 || times > MOST_TIMES) {
      throw ControlJson.invalid("'times' must be between 1 and " + MOST_TIMES + ".");
    }
    return times;
  }

  private Response create(JsonNode body) {
    String address = required(body, "userPrincipalName");
    UUID id = body.has("id") ? ControlJson.uuid(body.path("id").asText()) : UUID.randomUUID();
    boolean taken = store.find(address).isPresent() || store.find(id.toString()).isPresent();
    if (taken) {
      throw new GraphException(409, "Conflict", "There is a mailbox " + address + " already.");
    }
    String name = address.contains("@") ? address.substring(0, address.indexOf('@')) : address;
    MailboxSettings fresh =
        new MailboxSettings(id, address, name, "W. Europe Standard Time", true, false, true);
    return ControlJson.reply(201, record(store.save(settings(body, fresh)).settings()));
  }

  private Response list() {
    ObjectNode answer = ControlJson.object();
    ArrayNode value = answer.putArray("value");
    store.mailboxes().forEach(mailbox -> value.add(record(mailbox.settings())));
    return ControlJson.reply(200, answer);
  }

  private Response invitation(Mailbox mailbox, JsonNode body) {
    JsonNode organizer = body.path("organizer");
    String address = required(organizer, "address");
    EmailAddress from = new EmailAddress(organizer.path("name").asText(address), address);
    StoredEvent copy = invitations.receive(mailbox, from, body.path("event"));
    ObjectNode answer = ControlJson.object();
    answer.put("id", EventView.of(mailbox.id(), copy).id(false));
    return ControlJson.reply(201, answer);
  }

  private Response move(Mailbox mailbox, List<String> path, JsonNode body) {
    if (path.size() != 5 || !path.get(4).equals("move")) {
      throw unknown(path);
    }
    CalendarFolder target = lookup.calendar(mailbox, required(body, "calendarId"));
    StoredEvent moved = writes.move(mailbox, path.get(3), target);
    EventView view = EventView.of(mailbox.id(), moved);
    ObjectNode answer = ControlJson.object();
    answer.put("id", view.id(false));
    answer.put("immutableId", view.id(true));
    return ControlJson.reply(200, answer);
  }

  private MailboxSettings settings(JsonNode body, MailboxSettings before) {
    String zone = body.path("timeZone").asText(before.timeZone());
    return new MailboxSettings(
        before.id(),
        body.path("userPrincipalName").asText(before.userPrincipalName()),
        body.path("displayName").asText(before.displayName()),
        zones.shared(zone),
        body.path("restEnabled").asBoolean(before.restEnabled()),
        body.path("accessDenied").asBoolean(before.accessDenied()),
        body.path("onlineMeetings").asBoolean(before.onlineMeetings()));
  }

  private static ObjectNode record(MailboxSettings settings) {
    ObjectNode out = ControlJson.object();
    out.put("id", settings.id().toString());
    out.put("userPrincipalName", settings.userPrincipalName());
    out.put("displayName", settings.displayName());
    out.put("timeZone", settings.timeZone());
    out.put("restEnabled", settings.restEnabled());
    out.put("accessDenied", settings.accessDenied());
    out.put("onlineMeetings", settings.onlineMeetings());
    return out;
  }

  private Mailbox mailbox(String idOrAddress) {
    return store
        .find(idOrAddress)
        .orElseThrow(
            () -> new GraphException(404, "NotFound", "There is no mailbox " + idOrAddress + "."));
  }

  private static String required(JsonNode body, String name) {
    String text = body.path(name).asText("");
    if (text.isBlank()) {
      throw ControlJson.invalid("'" + name + "' is missing.");
    }
    return text;
  }

  private static String last(List<String> path, int size) {
    if (path.size() != size) {
      throw unknown(path);
    }
    return path.getLast();
  }

  private static GraphException unknown(List<String> path) {
    return new GraphException(404, "NotFound", "There is no " + String.join("/", path) + ".");
  }
}

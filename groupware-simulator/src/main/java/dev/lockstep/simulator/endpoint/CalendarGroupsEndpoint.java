package dev.lockstep.simulator.endpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.exchange.GraphRequest;
import dev.lockstep.simulator.exchange.ResourceReplies;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.resource.JsonValues;
import dev.lockstep.simulator.store.CalendarGroup;
import dev.lockstep.simulator.store.ItemId;
import dev.lockstep.simulator.store.Mailbox;
import dev.lockstep.simulator.store.Store;
import dev.lockstep.simulator.store.Versions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** calendarGroups. */
public final class CalendarGroupsEndpoint {
  /** The class id of the group that every mailbox has, as the documentation shows it. */
  private static final String OWN_CLASS = "0006f0b7-0000-0000-c000-000000000046";

  private final Store store;

  /** The groups of the mailboxes in that store. */
  public CalendarGroupsEndpoint(Store store) {
    this.store = store;
  }

  /** GET and POST of the collection. */
  public Response.Sent collection(GraphRequest request, Mailbox mailbox) {
    return switch (request.http().method()) {
      case "GET" -> replies(request, mailbox).page(mailbox.groups());
      case "POST" -> {
        String name = name(request.body());
        CalendarGroup added = new CalendarGroup(store.next(), name, store.next());
        yield replies(request, mailbox).one(201, store.save(mailbox, added));
      }
      default -> throw GraphException.methodNotAllowed(request.http().method());
    };
  }

  /** GET, PATCH and DELETE of one group. */
  public Response.Sent item(GraphRequest request, Mailbox mailbox, CalendarGroup group) {
    boolean own = group.equals(CalendarGroup.OWN);
    return switch (request.http().method()) {
      case "GET" -> replies(request, mailbox).one(200, group);
      case "PATCH" -> {
        String name = name(request.body());
        if (own) {
          throw GraphException.invalidRequest("The default group can't be renamed.");
        }
        CalendarGroup renamed = new CalendarGroup(group.number(), name, store.next());
        yield replies(request, mailbox).one(200, store.save(mailbox, renamed));
      }
      case "DELETE" -> {
        boolean empty =
            mailbox.calendars().stream().noneMatch(one -> one.group() == group.number());
        if (own || !empty) {
          throw GraphException.invalidRequest(
              "Only an empty group can be deleted, and never the default one.");
        }
        store.removeGroup(mailbox, group.number());
        yield Response.empty(204);
      }
      default -> throw GraphException.methodNotAllowed(request.http().method());
    };
  }

  /** The group of that id. */
  public static CalendarGroup find(Mailbox mailbox, String id) {
    ItemId parsed =
        ItemId.parse(id)
            .filter(one -> one.kind() == ItemId.Kind.CALENDAR)
            .filter(one -> one.mailbox().equals(mailbox.id()))
            .orElseThrow(GraphException::malformedId);
    return mailbox.group(parsed.calendar()).orElseThrow(GraphException::itemNotFound);
  }

  private static String name(JsonNode body) {
    return JsonValues.text("name", body.path("name"))
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> GraphException.invalidRequest("A group of calendars needs a name."));
  }

  private static ResourceReplies<CalendarGroup> replies(GraphRequest request, Mailbox mailbox) {
    return ResourceReplies.of(
        request, mailbox.id(), "calendarGroups", (out, one) -> write(out, mailbox, one));
  }

  private static void write(JsonGenerator out, Mailbox mailbox, CalendarGroup group)
      throws IOException {
    String id = ItemId.calendar(mailbox.id(), group.number());
    out.writeStringField("id", id);
    out.writeStringField("name", group.name());
    out.writeStringField(
        "classId",
        group.equals(CalendarGroup.OWN)
            ? OWN_CLASS
            : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString());
    out.writeStringField("changeKey", Versions.changeKey(mailbox.id(), group.changeNumber()));
  }
}

package dev.lockstep.simulator.endpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.exchange.GraphRequest;
import dev.lockstep.simulator.exchange.ResourceReplies;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.odata.Selection;
import dev.lockstep.simulator.resource.JsonValues;
import dev.lockstep.simulator.store.CalendarFolder;
import dev.lockstep.simulator.store.CalendarGroup;
import dev.lockstep.simulator.store.ItemId;
import dev.lockstep.simulator.store.Mailbox;
import dev.lockstep.simulator.store.Store;
import dev.lockstep.simulator.store.Versions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** calendars and calendar. */
public final class CalendarsEndpoint {
  private final Store store;

  /** The calendars of the mailboxes in that store. */
  public CalendarsEndpoint(Store store) {
    this.store = store;
  }

  /**
   * GET and POST of the collection.
   *
   * @param group the group whose calendars are meant; without one all are
   */
  public Response.Sent collection(
      GraphRequest request, Mailbox mailbox, Optional<CalendarGroup> group) {
    return switch (request.http().method()) {
      case "GET" ->
          replies(request, mailbox)
              .page(
                  mailbox.calendars().stream()
                      .filter(one -> group.filter(g -> g.number() != one.group()).isEmpty())
                      .toList());
      case "POST" -> {
        String name = name(request.body());
        CalendarGroup into = group.orElse(CalendarGroup.OWN);
        yield replies(request, mailbox).one(201, store.addCalendar(mailbox, name, into));
      }
      default -> throw GraphException.methodNotAllowed(request.http().method());
    };
  }

  /** GET, PATCH and DELETE of one calendar. */
  public Response.Sent item(GraphRequest request, Mailbox mailbox, CalendarFolder folder) {
    return switch (request.http().method()) {
      case "GET" -> replies(request, mailbox).one(200, folder);
      case "PATCH" -> {
        JsonNode body = request.body();
        String name = body.has("name") ? name(body) : folder.name();
        CalendarFolder renamed = folder.renamed(name, store.next());
        yield replies(request, mailbox).one(200, store.save(mailbox, renamed));
      }
      case "DELETE" -> {
        if (folder.isDefault()) {
          throw GraphException.invalidRequest("The default calendar can't be deleted.");
        }
        mailbox.writing(
            () -> {
              for (var event : List.copyOf(mailbox.events())) {
                if (event.calendar() == folder.number()) {
                  store.remove(mailbox, event);
                }
              }
              store.removeCalendar(mailbox, folder.number());
              return folder;
            });
        yield Response.empty(204);
      }
      default -> throw GraphException.methodNotAllowed(request.http().method());
    };
  }

  private static String name(JsonNode body) {
    return JsonValues.text("name", body.path("name"))
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> GraphException.invalidRequest("A calendar needs a name."));
  }

  private static ResourceReplies<CalendarFolder> replies(GraphRequest request, Mailbox mailbox) {
    Selection show = Selection.of(request.query());
    return ResourceReplies.of(
        request, mailbox.id(), "calendars", (out, one) -> write(out, mailbox, one, show));
  }

  private static void write(
      JsonGenerator out, Mailbox mailbox, CalendarFolder folder, Selection show)
      throws IOException {
    out.writeStringField("id", ItemId.calendar(mailbox.id(), folder.number()));
    boolean online = mailbox.settings().onlineMeetings();
    String provider = online ? "teamsForBusiness" : "unknown";
    show.text(out, "name", folder.name());
    show.text(out, "color", "auto");
    show.text(out, "hexColor", "");
    show.text(out, "changeKey", Versions.changeKey(mailbox.id(), folder.changeNumber()));
    show.bool(out, "isDefaultCalendar", folder.isDefault());
    show.bool(out, "canShare", true);
    show.bool(out, "canViewPrivateItems", true);
    show.bool(out, "canEdit", true);
    if (show.shows("allowedOnlineMeetingProviders")) {
      out.writeArrayFieldStart("allowedOnlineMeetingProviders");
      if (online) {
        out.writeString(provider);
      }
      out.writeEndArray();
    }
    show.text(out, "defaultOnlineMeetingProvider", provider);
    show.bool(out, "isTallyingResponses", folder.isDefault());
    show.bool(out, "isRemovable", !folder.isDefault());
    if (show.shows("owner")) {
      out.writeObjectFieldStart("owner");
      out.writeStringField("name", mailbox.owner().name());
      out.writeStringField("address", mailbox.owner().address());
      out.writeEndObject();
    }
  }
}

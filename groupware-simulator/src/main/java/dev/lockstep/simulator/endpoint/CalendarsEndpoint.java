package dev.lockstep.simulator.endpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.exchange.GraphRequest;
import dev.lockstep.simulator.exchange.Page;
import dev.lockstep.simulator.exchange.Replies;
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
      case "GET" -> {
        Page<CalendarFolder> page =
            Page.of(
                request,
                mailbox.calendars().stream()
                    .filter(one -> group.filter(g -> g.number() != one.group()).isEmpty())
                    .toList());
        Selection show = Selection.of(request.query());
        yield Replies.json(
            200,
            out ->
                page.write(
                    out,
                    request,
                    request.context(mailbox.id(), "calendars"),
                    (json, folder) -> {
                      json.writeStartObject();
                      write(json, mailbox, folder, show);
                      json.writeEndObject();
                    }));
      }
      case "POST" -> {
        String name = name(request.body());
        CalendarGroup into = group.orElse(CalendarGroup.OWN);
        yield show(request, mailbox, 201, store.addCalendar(mailbox, name, into));
      }
      default -> throw GraphException.methodNotAllowed(request.http().method());
    };
  }

  /** GET, PATCH and DELETE of one calendar. */
  public Response.Sent item(GraphRequest request, Mailbox mailbox, CalendarFolder folder) {
    return switch (request.http().method()) {
      case "GET" -> show(request, mailbox, 200, folder);
      case "PATCH" -> {
        JsonNode body = request.body();
        String name = body.has("name") ? name(body) : folder.name();
        yield show(request, mailbox, 200, store.save(mailbox, folder.renamed(name, store.next())));
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

  private static Response.Sent show(
      GraphRequest request, Mailbox mailbox, int status, CalendarFolder folder) {
    return Replies.json(
        status,
        out -> {
          out.writeStartObject();
          out.writeStringField(
              "@odata.context", request.context(mailbox.id(), "calendars/$entity"));
          write(out, mailbox, folder, Selection.of(request.query()));
          out.writeEndObject();
        });
  }

  private static void write(
      JsonGenerator out, Mailbox mailbox, CalendarFolder folder, Selection show)
      throws IOException {
    out.writeStringField("id", ItemId.calendar(mailbox.id(), folder.number()));
    boolean online = mailbox.settings().onlineMeetings();
    String provider = online ? "teamsForBusiness" : "unknown";
    text(out, show, "name", folder.name());
    text(out, show, "color", "auto");
    text(out, show, "hexColor", "");
    text(out, show, "changeKey", Versions.changeKey(mailbox.id(), folder.changeNumber()));
    bool(out, show, "isDefaultCalendar", folder.isDefault());
    bool(out, show, "canShare", true);
    bool(out, show, "canViewPrivateItems", true);
    bool(out, show, "canEdit", true);
    if (show.shows("allowedOnlineMeetingProviders")) {
      out.writeArrayFieldStart("allowedOnlineMeetingProviders");
      if (online) {
        out.writeString(provider);
      }
      out.writeEndArray();
    }
    text(out, show, "defaultOnlineMeetingProvider", provider);
    bool(out, show, "isTallyingResponses", folder.isDefault());
    bool(out, show, "isRemovable", !folder.isDefault());
    if (show.shows("owner")) {
      out.writeObjectFieldStart("owner");
      out.writeStringField("name", mailbox.owner().name());
      out.writeStringField("address", mailbox.owner().address());
      out.writeEndObject();
    }
  }

  private static void text(JsonGenerator out, Selection show, String name, String value)
      throws IOException {
    if (show.shows(name)) {
      out.writeStringField(name, value);
    }
  }

  private static void bool(JsonGenerator out, Selection show, String name, boolean value)
      throws IOException {
    if (show.shows(name)) {
      out.writeBooleanField(name, value);
    }
  }
}

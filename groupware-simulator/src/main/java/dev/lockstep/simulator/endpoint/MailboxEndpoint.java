package dev.lockstep.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.exchange.GraphRequest;
import dev.lockstep.simulator.exchange.Replies;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.resource.JsonValues;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.ItemId;
import dev.lockstep.simulator.store.Mailbox;
import dev.lockstep.simulator.store.MailboxSettings;
import dev.lockstep.simulator.store.Store;
import dev.lockstep.simulator.store.StoredEvent;
import dev.lockstep.simulator.time.TimeZones;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** mailboxSettings, supportedTimeZones and translateExchangeIds. */
public final class MailboxEndpoint {
  private static final int MAX_IDS = 1000;

  private final Store store;
  private final TimeZones zones;

  /** What concerns the mailboxes in that store as a whole. */
  public MailboxEndpoint(Store store, TimeZones zones) {
    this.store = store;
    this.zones = zones;
  }

  /** GET and PATCH of the mailbox settings. */
  public Response.Sent settings(GraphRequest request, Mailbox mailbox) {
    MailboxSettings settings =
        switch (request.http().method()) {
          case "GET" -> mailbox.settings();
          case "PATCH" -> change(request.body(), mailbox);
          default -> throw GraphException.methodNotAllowed(request.http().method());
        };
    return Replies.json(
        200,
        out -> {
          out.writeStartObject();
          out.writeStringField("@odata.context", request.context(mailbox.id(), "mailboxSettings"));
          out.writeStringField("timeZone", settings.timeZone());
          out.writeStringField("dateFormat", "yyyy-MM-dd");
          out.writeStringField("timeFormat", "HH:mm");
          out.writeStringField("userPurpose", "user");
          out.writeEndObject();
        });
  }

  /** The names that are accepted as a time zone: Windows names, or IANA names if asked for. */
  public Response.Sent timeZones(GraphRequest request, Mailbox mailbox) {
    boolean iana = request.http().rawPath().toLowerCase(Locale.ROOT).contains("iana");
    Collection<String> names =
        iana ? new TreeSet<>(ZoneId.getAvailableZoneIds()) : zones.windowsNames();
    return Replies.json(
        200,
        out -> {
          out.writeStartObject();
          out.writeStringField(
              "@odata.context",
              request.base() + "/$metadata#Collection(microsoft.graph.timeZoneInformation)");
          out.writeArrayFieldStart("value");
          for (String name : names) {
            out.writeStartObject();
            out.writeStringField("alias", name);
            out.writeStringField("displayName", name);
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  /** Translates between classic and immutable ids. */
  public Response.Sent translate(GraphRequest request, Mailbox mailbox) {
    JsonNode body = request.body();
    List<String> inputs = JsonValues.texts("inputIds", GraphRequest.parameter(body, "inputIds"));
    String target =
        JsonValues.text("targetIdType", GraphRequest.parameter(body, "targetIdType")).orElse("");
    if (inputs.isEmpty() || inputs.size() > MAX_IDS) {
      throw GraphException.invalidRequest("inputIds must hold 1 to " + MAX_IDS + " ids.");
    }
    boolean immutable =
        target.equalsIgnoreCase("restImmutableEntryId")
            || target.equalsIgnoreCase("immutableEntryId");
    List<Optional<String>> outputs = new ArrayList<>();
    for (String input : inputs) {
      outputs.add(translated(mailbox, input, immutable));
    }
    return Replies.json(
        200,
        out -> {
          out.writeStartObject();
          out.writeStringField(
              "@odata.context",
              request.base() + "/$metadata#Collection(microsoft.graph.convertIdResult)");
          out.writeArrayFieldStart("value");
          for (int i = 0; i < inputs.size(); i++) {
            out.writeStartObject();
            out.writeStringField("sourceId", inputs.get(i));
            Optional<String> found = outputs.get(i);
            if (found.isPresent()) {
              out.writeStringField("targetId", found.get());
            } else {
              out.writeObjectFieldStart("errorDetails");
              out.writeStringField("code", "ErrorInvalidIdMalformed");
              out.writeStringField("message", "Id is malformed.");
              out.writeEndObject();
            }
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  private static Optional<String> translated(Mailbox mailbox, String id, boolean immutable) {
    Optional<ItemId> parsed =
        ItemId.parse(id)
            .filter(one -> one.kind() != ItemId.Kind.CALENDAR)
            .filter(one -> one.mailbox().equals(mailbox.id()));
    if (parsed.isEmpty()) {
      return Optional.empty();
    }
    ItemId known = parsed.get();
    return mailbox
        .event(known.item())
        .map(
            (StoredEvent item) ->
                immutable
                    ? ItemId.immutable(mailbox.id(), item.number(), known.day())
                    : known.day().isEmpty()
                        ? EventView.of(mailbox.id(), item).id(false)
                        : ItemId.classic(
                            mailbox.id(), item.calendar(), item.number(), known.day()));
  }

  private MailboxSettings change(JsonNode body, Mailbox mailbox) {
    MailboxSettings before = mailbox.settings();
    String zone = JsonValues.text("timeZone", body.path("timeZone")).orElse(before.timeZone());
    return store
        .save(
            new MailboxSettings(
                before.id(),
                before.userPrincipalName(),
                before.displayName(),
                zones.shared(zone),
                before.restEnabled(),
                before.accessDenied(),
                before.onlineMeetings()))
        .settings();
  }
}

package dev.lockstep.simulator.endpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.exchange.GraphRequest;
import dev.lockstep.simulator.exchange.Replies;
import dev.lockstep.simulator.exchange.ResourcePath;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.notification.ChangeType;
import dev.lockstep.simulator.notification.Subscription;
import dev.lockstep.simulator.notification.Subscriptions;
import dev.lockstep.simulator.profile.ProfileSwitch;
import dev.lockstep.simulator.resource.JsonValues;
import dev.lockstep.simulator.store.Mailbox;
import dev.lockstep.simulator.store.Store;
import dev.lockstep.simulator.time.SimulatorClock;
import dev.lockstep.simulator.time.Timestamps;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** subscriptions. */
public final class SubscriptionsEndpoint {
  private static final Duration SHORTEST = Duration.ofMinutes(45);
  private static final int MAX_STATE = 128;

  private final Store store;
  private final Subscriptions subscriptions;
  private final ProfileSwitch profile;
  private final SimulatorClock clock;

  /** Subscriptions to the mailboxes in that store, living by that clock. */
  public SubscriptionsEndpoint(
      Store store, Subscriptions subscriptions, ProfileSwitch profile, SimulatorClock clock) {
    this.store = store;
    this.subscriptions = subscriptions;
    this.profile = profile;
    this.clock = clock;
  }

  /** Answers a request to the collection, one subscription, or its reauthorization. */
  public Response.Sent handle(GraphRequest request) {
    String method = request.http().method();
    if (request.path().size() == 1) {
      return switch (method) {
        case "GET" -> list(request);
        case "POST" -> create(request);
        default -> throw GraphException.methodNotAllowed(method);
      };
    }
    Subscription subscription = find(request);
    if (request.path().size() == 2) {
      return switch (method) {
        case "GET" -> show(request, 200, subscription);
        case "PATCH" -> renew(request, subscription);
        case "DELETE" -> {
          subscriptions.remove(subscription.id());
          yield Response.empty(204);
        }
        default -> throw GraphException.methodNotAllowed(method);
      };
    }
    if (request.path().name(2).equals("reauthorize") && method.equals("POST")) {
      return Response.empty(204);
    }
    throw GraphException.noSuchResource(request.path().segments());
  }

  private Response.Sent list(GraphRequest request) {
    List<Subscription> own =
        subscriptions.live().stream()
            .filter(one -> one.application().equals(request.caller().application()))
            .toList();
    return Replies.json(
        200,
        out -> {
          out.writeStartObject();
          out.writeStringField("@odata.context", request.base() + "/$metadata#subscriptions");
          out.writeArrayFieldStart("value");
          for (Subscription one : own) {
            out.writeStartObject();
            write(out, one);
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  private Response.Sent create(GraphRequest request) {
    JsonNode body = request.body();
    String changeType = required(body, "changeType");
    String url = required(body, "notificationUrl");
    String resource = required(body, "resource");
    Instant expiration = expiration(required(body, "expirationDateTime"));
    if (ChangeType.parse(changeType).isEmpty()) {
      throw invalid("Invalid 'changeType' attribute: '" + changeType + "'.");
    }
    Optional<String> state = JsonValues.text("clientState", body.path("clientState"));
    if (state.filter(text -> text.length() > MAX_STATE).isPresent()) {
      throw invalid("The 'clientState' is longer than " + MAX_STATE + " characters.");
    }
    Subscription subscription =
        new Subscription(
            UUID.randomUUID(),
            resource,
            mailbox(resource).id(),
            changeType,
            url,
            JsonValues.text("lifecycleNotificationUrl", body.path("lifecycleNotificationUrl"))
                .filter(text -> !text.isBlank())
                .orElse(null),
            state.orElse(null),
            expiration,
            request.caller().application(),
            JsonValues.text("latestSupportedTlsVersion", body.path("latestSupportedTlsVersion"))
                .orElse("v1_2"),
            request.preferences().immutableIds());
    subscriptions.add(subscription);
    return show(request, 201, subscription);
  }

  private Response.Sent renew(GraphRequest request, Subscription subscription) {
    JsonNode body = request.body();
    Instant until =
        JsonValues.text("expirationDateTime", body.path("expirationDateTime"))
            .map(this::expiration)
            .orElse(subscription.expiration());
    String url =
        JsonValues.text("notificationUrl", body.path("notificationUrl"))
            .orElse(subscription.notificationUrl());
    Subscription renewed = subscription.renewed(until, url);
    subscriptions.renew(renewed);
    return show(request, 200, renewed);
  }

  private Instant expiration(String text) {
    Instant wanted =
        Timestamps.parseInstant(text)
            .orElseThrow(() -> invalid("Invalid 'expirationDateTime': '" + text + "'."));
    Instant now = clock.now();
    int most = profile.now().subscriptionMaxMinutes();
    if (wanted.isAfter(now.plus(Duration.ofMinutes(most)))) {
      throw invalid("Subscription expiration can only be " + most + " minutes in the future.");
    }
    Instant least = now.plus(SHORTEST);
    return wanted.isBefore(least) ? least : wanted;
  }

  private Mailbox mailbox(String resource) {
    ResourcePath path = ResourcePath.parse(resource);
    boolean events =
        path.size() == 3 && path.name(0).equals("users") && path.name(2).equals("events");
    if (!events) {
      throw invalid("Unsupported resource '" + resource + "': only users/{id}/events is known.");
    }
    return store
        .find(path.key(1))
        .orElseThrow(() -> new GraphException(404, "ResourceNotFound", "User not found."));
  }

  private Subscription find(GraphRequest request) {
    try {
      return subscriptions
          .find(UUID.fromString(request.path().key(1)))
          .orElseThrow(
              () -> new GraphException(404, "ResourceNotFound", "The object was not found."));
    } catch (IllegalArgumentException e) {
      throw new GraphException(404, "ResourceNotFound", "The object was not found.");
    }
  }

  private static String required(JsonNode body, String name) {
    return JsonValues.text(name, body.path(name))
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> invalid("Property '" + name + "' is required."));
  }

  private static GraphException invalid(String message) {
    return new GraphException(400, "InvalidRequest", message);
  }

  private static Response.Sent show(GraphRequest request, int status, Subscription subscription) {
    return Replies.json(
        status,
        out -> {
          out.writeStartObject();
          out.writeStringField(
              "@odata.context", request.base() + "/$metadata#subscriptions/$entity");
          write(out, subscription);
          out.writeEndObject();
        });
  }

  private static void write(JsonGenerator out, Subscription one) throws IOException {
    out.writeStringField("id", one.id().toString());
    out.writeStringField("resource", one.resource());
    out.writeStringField("applicationId", one.application());
    out.writeStringField("changeType", one.changeType());
    out.writeStringField("clientState", one.clientState());
    out.writeStringField("notificationUrl", one.notificationUrl());
    out.writeNullField("notificationQueryOptions");
    out.writeStringField("lifecycleNotificationUrl", one.lifecycleNotificationUrl());
    out.writeStringField("expirationDateTime", Timestamps.instant(one.expiration()));
    out.writeStringField("creatorId", one.application());
    out.writeNullField("includeResourceData");
    out.writeStringField("latestSupportedTlsVersion", one.latestSupportedTlsVersion());
    out.writeNullField("encryptionCertificate");
    out.writeNullField("encryptionCertificateId");
    out.writeNullField("notificationUrlAppId");
  }
}

package dev.lockstep.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.fault.Faults;
import dev.lockstep.simulator.http.Percent;
import dev.lockstep.simulator.http.Request;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.log.LoggedRequest;
import dev.lockstep.simulator.log.RequestLog;
import dev.lockstep.simulator.mail.Mail;
import dev.lockstep.simulator.mail.Outbox;
import dev.lockstep.simulator.notification.DeliveryCounters;
import dev.lockstep.simulator.notification.Subscription;
import dev.lockstep.simulator.notification.Subscriptions;
import dev.lockstep.simulator.profile.ProfileSwitch;
import dev.lockstep.simulator.time.SimulatorClock;
import dev.lockstep.simulator.time.Timestamps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The control surface: setting the stage and looking behind it. No authentication. */
public final class ControlApi {
  private static final Logger LOG = LoggerFactory.getLogger(ControlApi.class);

  private final MailboxControl mailboxes;
  private final SimulatorClock clock;
  private final Outbox outbox;
  private final RequestLog log;
  private final Faults faults;
  private final ProfileSwitch profile;
  private final Subscriptions subscriptions;
  private final Runnable reset;

  /**
   * The control of those parts.
   *
   * @param reset brings everything back to the state after start
   */
  public ControlApi(
      MailboxControl mailboxes,
      SimulatorClock clock,
      Outbox outbox,
      RequestLog log,
      Faults faults,
      ProfileSwitch profile,
      Subscriptions subscriptions,
      Runnable reset) {
    this.mailboxes = mailboxes;
    this.clock = clock;
    this.outbox = outbox;
    this.log = log;
    this.faults = faults;
    this.profile = profile;
    this.subscriptions = subscriptions;
    this.reset = reset;
  }

  /** Answers a request below {@code /_sim}. */
  public Response handle(Request request) {
    try {
      return route(request, segments(request.rawPath()));
    } catch (GraphException e) {
      return ControlJson.error(e.status(), e.code(), e.text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ControlJson.error(503, "Interrupted", "The simulator is being closed.");
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("path", request.rawPath()).setCause(e).log("control call failed");
      return ControlJson.error(500, "InternalError", String.valueOf(e.getMessage()));
    }
  }

  private Response route(Request request, List<String> path) throws InterruptedException {
    String call = request.method() + " " + (path.isEmpty() ? "" : path.getFirst());
    return switch (call) {
      case "POST reset" -> done(reset);
      case "GET outbox" -> outbox();
      case "DELETE outbox" -> done(outbox::clear);
      case "GET requests" -> requests();
      case "DELETE requests" -> done(log::clear);
      case "GET clock" -> now();
      case "POST clock" -> clock(ControlJson.body(request));
      case "POST faults" -> {
        ObjectNode answer = ControlJson.object();
        answer.put("id", faults.order(FaultJson.read(ControlJson.body(request))));
        yield ControlJson.reply(201, answer);
      }
      case "DELETE faults" -> done(faults::clear);
      case "GET profile" -> ControlJson.reply(200, ProfileJson.write(profile.now()));
      case "PATCH profile" -> {
        profile.play(ProfileJson.read(ControlJson.body(request), profile.now()));
        yield ControlJson.reply(200, ProfileJson.write(profile.now()));
      }
      case "GET subscriptions" -> subscriptions();
      case "POST subscriptions" -> lifecycle(path, ControlJson.body(request));
      case "POST notifications" -> {
        subscriptions.pause(ControlJson.flag(ControlJson.body(request), "paused"));
        yield Response.empty(204);
      }
      case "POST settle" -> {
        subscriptions.settle();
        yield Response.empty(204);
      }
      case "POST throttling" -> mailboxes.throttling(ControlJson.body(request));
      case "POST delta" -> mailboxes.delta(path, ControlJson.body(request));
      case "POST mailboxes", "PATCH mailboxes", "GET mailboxes" -> mailboxes.handle(request, path);
      default ->
          ControlJson.error(404, "NotFound", "There is no " + request.method() + " of this path.");
    };
  }

  private static Response done(Runnable action) {
    action.run();
    return Response.empty(204);
  }

  private Response now() {
    ObjectNode answer = ControlJson.object();
    answer.put("now", Timestamps.shortInstant(clock.now()));
    return ControlJson.reply(200, answer);
  }

  private Response clock(JsonNode body) {
    if (body.path("real").asBoolean(false)) {
      clock.follow();
    } else if (body.has("advanceSeconds")) {
      clock.advance(Duration.ofMillis(Math.round(body.path("advanceSeconds").asDouble() * 1000)));
    } else {
      clock.set(
          Timestamps.parseInstant(body.path("now").asText())
              .orElseThrow(
                  () -> ControlJson.invalid("'now' must be an instant, or give advanceSeconds.")));
    }
    return now();
  }

  private Response outbox() {
    ObjectNode answer = ControlJson.object();
    ArrayNode value = answer.putArray("value");
    for (Mail mail : outbox.mails()) {
      ObjectNode one = value.addObject();
      one.put("kind", mail.kind().text());
      one.put("from", mail.from());
      one.put("to", mail.to());
      one.put("iCalUId", mail.iCalUId());
      one.put("subject", mail.subject());
      ControlJson.putIfThere(one, "comment", mail.comment());
      ControlJson.putIfThere(one, "response", mail.response());
      one.put("at", Timestamps.shortInstant(mail.at()));
    }
    return ControlJson.reply(200, answer);
  }

  private Response requests() {
    ObjectNode answer = ControlJson.object();
    ArrayNode value = answer.putArray("value");
    for (LoggedRequest request : log.requests()) {
      ObjectNode one = value.addObject();
      one.put("at", Timestamps.shortInstant(request.at()));
      one.put("method", request.method());
      one.put("path", request.path());
      one.put("query", request.query());
      ObjectNode headers = one.putObject("headers");
      request.headers().forEach(headers::put);
      one.put("body", request.body());
      one.put("status", request.status());
      one.put("mailbox", request.mailbox().orElse(null));
    }
    return ControlJson.reply(200, answer);
  }

  private Response subscriptions() {
    ObjectNode answer = ControlJson.object();
    ArrayNode value = answer.putArray("value");
    for (Subscription subscription : subscriptions.live()) {
      DeliveryCounters counters = subscriptions.counters(subscription.id());
      ObjectNode one = value.addObject();
      one.put("id", subscription.id().toString());
      one.put("resource", subscription.resource());
      one.put("mailbox", subscription.mailbox().toString());
      one.put("changeType", subscription.changeType());
      one.put("notificationUrl", subscription.notificationUrl());
      one.put("lifecycleNotificationUrl", subscription.lifecycleNotificationUrl());
      one.put("clientState", subscription.clientState());
      one.put("expirationDateTime", Timestamps.shortInstant(subscription.expiration()));
      one.put("applicationId", subscription.application());
      one.put("sent", counters.sent());
      one.put("failed", counters.failed());
      one.put("dropped", counters.dropped());
    }
    return ControlJson.reply(200, answer);
  }

  private Response lifecycle(List<String> path, JsonNode body) {
    String event = body.path("lifecycleEvent").asText();
    if (path.size() != 3
        || !path.get(2).equals("lifecycle")
        || !List.of("missed", "subscriptionRemoved", "reauthorizationRequired").contains(event)) {
      throw ControlJson.invalid("'" + event + "' is no lifecycle event.");
    }
    UUID id = ControlJson.uuid(path.get(1));
    if (subscriptions.find(id).isEmpty()) {
      throw new GraphException(404, "NotFound", "There is no subscription " + id + ".");
    }
    subscriptions.lifecycle(id, event);
    return Response.empty(204);
  }

  private static List<String> segments(String rawPath) {
    List<String> segments = new ArrayList<>();
    for (String part : rawPath.split("/", -1)) {
      if (!part.isEmpty()) {
        segments.add(Percent.decode(part));
      }
    }
    return segments.subList(Math.min(1, segments.size()), segments.size());
  }
}

package dev.lockstep.simulator.api;

import dev.lockstep.simulator.auth.AccessTokens;
import dev.lockstep.simulator.auth.Caller;
import dev.lockstep.simulator.endpoint.BatchEndpoint;
import dev.lockstep.simulator.endpoint.SubscriptionsEndpoint;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.exchange.ErrorReplies;
import dev.lockstep.simulator.exchange.GraphRequest;
import dev.lockstep.simulator.exchange.ResourcePath;
import dev.lockstep.simulator.fault.Fault;
import dev.lockstep.simulator.fault.Faults;
import dev.lockstep.simulator.http.Percent;
import dev.lockstep.simulator.http.Request;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.log.LoggedRequest;
import dev.lockstep.simulator.log.RequestLog;
import dev.lockstep.simulator.odata.Preferences;
import dev.lockstep.simulator.odata.QueryOptions;
import dev.lockstep.simulator.store.Mailbox;
import dev.lockstep.simulator.store.Store;
import dev.lockstep.simulator.throttling.RequestLimits;
import dev.lockstep.simulator.time.SimulatorClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to every Graph request: token, mailbox, limits, faults, resource, log. */
public final class GraphApi {
  private static final Logger LOG = LoggerFactory.getLogger(GraphApi.class);
  private static final Set<String> READING_POSTS = Set.of("getschedule", "translateexchangeids");

  private final AccessTokens tokens;
  private final Store store;
  private final RequestLimits limits;
  private final Faults faults;
  private final RequestLog log;
  private final SimulatorClock clock;
  private final Routes routes;
  private final SubscriptionsEndpoint subscriptions;
  private final BatchEndpoint batch;

  GraphApi(
      AccessTokens tokens,
      Store store,
      RequestLimits limits,
      Faults faults,
      RequestLog log,
      SimulatorClock clock,
      Routes routes,
      SubscriptionsEndpoint subscriptions) {
    this.tokens = tokens;
    this.store = store;
    this.limits = limits;
    this.faults = faults;
    this.log = log;
    this.clock = clock;
    this.routes = routes;
    this.subscriptions = subscriptions;
    this.batch = new BatchEndpoint(this::handle);
  }

  /** Answers a request below {@code /v1.0}. */
  public Response handle(Request request) {
    long arrival = log.arrive();
    Instant at = clock.now();
    ErrorReplies.Ids ids = ErrorReplies.Ids.of(request);
    ResourcePath path = ResourcePath.parse(request.rawPath()).from(1);
    Optional<Mailbox> mailbox =
        path.name(0).equals("users") && path.size() > 1
            ? store.find(path.key(1))
            : Optional.empty();
    Response answer;
    try {
      answer = admitted(request, path, mailbox);
    } catch (GraphException e) {
      answer = ErrorReplies.of(e, ids, at);
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("method", request.method()).setCause(e).log("request failed");
      answer =
          ErrorReplies.of(
              new GraphException(
                  500, "ErrorInternalServerError", "An internal server error occurred."),
              ids,
              at);
    }
    if (answer instanceof Response.Sent sent) {
      ids.stamp(sent.headers());
    }
    log.answered(arrival, logged(request, at, mailbox, answer));
    return answer;
  }

  private Response admitted(Request request, ResourcePath path, Optional<Mailbox> mailbox) {
    Caller caller = caller(request);
    permit(request, path, caller);
    if (path.name(0).equals("users")) {
      checkMailbox(path, mailbox);
    }
    if (mailbox.isEmpty()) {
      return withFaults(request, path, mailbox, caller);
    }
    try (RequestLimits.Permit permit =
        limits.enter(caller.application(), mailbox.get().id(), request.body().length)) {
      LOG.atTrace().addKeyValue("permit", permit).log("request let in");
      return withFaults(request, path, mailbox, caller);
    }
  }

  private Caller caller(Request request) {
    String header = request.headers().first("Authorization").orElse("");
    if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw AccessTokens.invalid("Access token is empty.");
    }
    return tokens.read(header.substring(7).strip());
  }

  private static void permit(Request request, ResourcePath path, Caller caller) {
    boolean reading =
        request.method().equals("GET")
            || !path.name(0).equals("users")
            || READING_POSTS.contains(path.name(path.size() - 1));
    if (reading ? !caller.mayRead() : !caller.mayWrite()) {
      throw GraphException.accessDenied("Access is denied. Check credentials and try again.");
    }
  }

  private static void checkMailbox(ResourcePath path, Optional<Mailbox> mailbox) {
    if (mailbox.isEmpty()) {
      String user = path.size() > 1 ? path.key(1) : "";
      throw new GraphException(
          404,
          "Request_ResourceNotFound",
          "Resource '"
              + user
              + "' does not exist or one of its queried reference-property objects"
              + " are not present.");
    }
    if (mailbox.get().settings().accessDenied()) {
      throw GraphException.accessDenied("Access to OData is disabled.");
    }
    if (!mailbox.get().settings().restEnabled()) {
      throw new GraphException(
          404,
          "MailboxNotEnabledForRESTAPI",
          "The mailbox is either inactive, soft-deleted, or is hosted on-premise.");
    }
  }

  private Response withFaults(
      Request request, ResourcePath path, Optional<Mailbox> mailbox, Caller caller) {
    Set<String> names =
        mailbox
            .map(
                box ->
                    Set.of(
                        box.id().toString(),
                        box.settings().userPrincipalName().toLowerCase(Locale.ROOT)))
            .orElse(Set.of());
    Optional<Fault.Action> fault =
        faults.meet(request.method(), Percent.decode(request.rawPath()), names);
    if (fault.isEmpty()) {
      return dispatch(request, path, mailbox, caller);
    }
    Fault.Action action = fault.get();
    action.waitBefore();
    boolean replaced = action.close() || action.status().isPresent();
    if (!replaced) {
      return dispatch(request, path, mailbox, caller);
    }
    if (action.afterCommit()) {
      Response lost = dispatch(request, path, mailbox, caller);
      LOG.atDebug().addKeyValue("answer", lost.getClass().getSimpleName()).log("answer lost");
    }
    return action.close()
        ? new Response.Cut()
        : ErrorReplies.of(action, ErrorReplies.Ids.of(request), clock.now());
  }

  private Response dispatch(
      Request request, ResourcePath path, Optional<Mailbox> mailbox, Caller caller) {
    GraphRequest graph =
        new GraphRequest(
            request,
            path,
            QueryOptions.parse(request.rawQuery()),
            Preferences.parse(request.headers().all("Prefer")),
            caller,
            request.origin() + "/v1.0");
    graph.query().checkNames();
    return switch (path.name(0)) {
      case "users" -> routes.handle(graph, mailbox.orElseThrow(), path.from(2));
      case "subscriptions" -> subscriptions.handle(graph);
      case "$batch" -> batch.handle(graph);
      case "me" ->
          throw new GraphException(
              400, "BadRequest", "/me request is only valid with delegated authentication flow.");
      default -> throw GraphException.noSuchResource(path.segments());
    };
  }

  private static LoggedRequest logged(
      Request request, Instant at, Optional<Mailbox> mailbox, Response answer) {
    Map<String, String> headers = new TreeMap<>();
    request
        .headers()
        .fields()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("Authorization")) {
                headers.put(name, String.join(", ", values));
              }
            });
    return new LoggedRequest(
        at,
        request.method(),
        Percent.decode(request.rawPath()),
        request.rawQuery(),
        headers,
        new String(request.body(), StandardCharsets.UTF_8),
        answer instanceof Response.Sent sent ? sent.status() : 0,
        mailbox.map(box -> box.id().toString()));
  }
}

package dev.lockstep.simulator.api;

import dev.lockstep.simulator.auth.AccessTokens;
import dev.lockstep.simulator.calendar.EventFilter;
import dev.lockstep.simulator.calendar.EventLookup;
import dev.lockstep.simulator.calendar.EventWrites;
import dev.lockstep.simulator.calendar.Responses;
import dev.lockstep.simulator.delta.DeltaRounds;
import dev.lockstep.simulator.endpoint.ActionsEndpoint;
import dev.lockstep.simulator.endpoint.AttachmentsEndpoint;
import dev.lockstep.simulator.endpoint.CalendarGroupsEndpoint;
import dev.lockstep.simulator.endpoint.CalendarsEndpoint;
import dev.lockstep.simulator.endpoint.DeltaEndpoint;
import dev.lockstep.simulator.endpoint.EventsEndpoint;
import dev.lockstep.simulator.endpoint.ExtensionsEndpoint;
import dev.lockstep.simulator.endpoint.MailboxEndpoint;
import dev.lockstep.simulator.endpoint.ScheduleEndpoint;
import dev.lockstep.simulator.endpoint.SubscriptionsEndpoint;
import dev.lockstep.simulator.endpoint.TokenEndpoint;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.exchange.ErrorReplies;
import dev.lockstep.simulator.exchange.EventReplies;
import dev.lockstep.simulator.fault.Faults;
import dev.lockstep.simulator.http.Request;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.log.RequestLog;
import dev.lockstep.simulator.notification.Subscriptions;
import dev.lockstep.simulator.profile.ProfileSwitch;
import dev.lockstep.simulator.recurrence.EventTimes;
import dev.lockstep.simulator.resource.EventReader;
import dev.lockstep.simulator.resource.EventWriter;
import dev.lockstep.simulator.store.Store;
import dev.lockstep.simulator.throttling.RequestLimits;
import dev.lockstep.simulator.time.SimulatorClock;
import dev.lockstep.simulator.time.TimeZones;

/** Everything that a client of Microsoft Graph sees: the API itself and the token endpoint. */
public final class GraphSurface {
  private final GraphApi api;
  private final TokenEndpoint token;
  private final SimulatorClock clock;

  /** The surface over what the simulator consists of. */
  public GraphSurface(
      Store store,
      EventLookup lookup,
      EventWrites writes,
      Responses responses,
      EventReader reader,
      Subscriptions subscriptions,
      AccessTokens tokens,
      RequestLimits limits,
      Faults faults,
      RequestLog log,
      ProfileSwitch profile,
      SimulatorClock clock,
      TimeZones zones) {
    this.clock = clock;
    EventWriter writer = new EventWriter(zones);
    EventsEndpoint events =
        new EventsEndpoint(
            lookup,
            writes,
            new EventReplies(writer, lookup),
            profile,
            new EventFilter.Parser(new EventTimes(zones)));
    CalendarGroupsEndpoint groups = new CalendarGroupsEndpoint(store);
    DeltaEndpoint delta = new DeltaEndpoint(new DeltaRounds(lookup, profile), writer, profile);
    Routes routes =
        new Routes(
            lookup,
            events,
            delta,
            new CalendarsEndpoint(store),
            groups,
            new ActionsEndpoint(responses, writes, lookup, reader),
            new AttachmentsEndpoint(store, lookup, writes, clock),
            new ExtensionsEndpoint(lookup, writes),
            new MailboxEndpoint(store, zones),
            new ScheduleEndpoint(store, lookup, reader, zones));
    this.api =
        new GraphApi(
            tokens,
            store,
            limits,
            faults,
            log,
            clock,
            routes,
            new SubscriptionsEndpoint(store, subscriptions, profile, clock));
    this.token = new TokenEndpoint(tokens);
  }

  /** Answers a request below {@code /v1.0}. */
  public Response graph(Request request) {
    return api.handle(request);
  }

  /** Refuses what is no request that anything here could answer, in Graph's envelope. */
  public Response.Sent refuse(int status, String code, String message) {
    ErrorReplies.Ids ids = ErrorReplies.Ids.own();
    Response.Sent answer =
        ErrorReplies.of(new GraphException(status, code, message), ids, clock.now());
    ids.stamp(answer.headers());
    return answer;
  }

  /** Answers a request to a tenant's token endpoint. */
  public Response token(Request request) {
    return token.handle(request);
  }
}

package dev.lockstep.simulator;

import dev.lockstep.simulator.api.GraphSurface;
import dev.lockstep.simulator.auth.AccessTokens;
import dev.lockstep.simulator.calendar.EventLookup;
import dev.lockstep.simulator.calendar.EventWrites;
import dev.lockstep.simulator.calendar.Invitations;
import dev.lockstep.simulator.calendar.Responses;
import dev.lockstep.simulator.calendar.SeriesWrites;
import dev.lockstep.simulator.control.ControlApi;
import dev.lockstep.simulator.control.MailboxControl;
import dev.lockstep.simulator.fault.Faults;
import dev.lockstep.simulator.http.HttpServer;
import dev.lockstep.simulator.http.Limits;
import dev.lockstep.simulator.http.Refusal;
import dev.lockstep.simulator.http.Request;
import dev.lockstep.simulator.http.Response;
import dev.lockstep.simulator.journal.Journal;
import dev.lockstep.simulator.log.RequestLog;
import dev.lockstep.simulator.mail.AttendeeCopies;
import dev.lockstep.simulator.mail.Meetings;
import dev.lockstep.simulator.mail.Outbox;
import dev.lockstep.simulator.notification.Subscriptions;
import dev.lockstep.simulator.profile.Profile;
import dev.lockstep.simulator.profile.ProfileSwitch;
import dev.lockstep.simulator.recurrence.EventTimes;
import dev.lockstep.simulator.recurrence.SeriesExpander;
import dev.lockstep.simulator.resource.EventReader;
import dev.lockstep.simulator.resource.EventRules;
import dev.lockstep.simulator.store.Store;
import dev.lockstep.simulator.throttling.RequestLimits;
import dev.lockstep.simulator.time.SimulatorClock;
import dev.lockstep.simulator.time.TimeZones;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/**
 * A server that behaves as the calendar part of Microsoft Graph v1.0 does, with a token endpoint
 * and a control surface beside it. It starts empty, or with what its data file holds, and serves
 * until it is closed.
 */
public final class GraphSimulator implements AutoCloseable {
  /** A request to Graph has at most 4 MB; base64 of a file below 3 MB has a little more. */
  private static final Limits LIMITS =
      new Limits((4 << 20) + (256 << 10), Duration.ofMinutes(10), Duration.ofSeconds(30));

  private static final String VERSION = "/v1.0";

  private final SimulatorClock clock = new SimulatorClock(Clock.systemUTC());
  private final ProfileSwitch profile = new ProfileSwitch();
  private final Faults faults = new Faults();
  private final RequestLog log = new RequestLog();
  private final Journal journal;
  private final Store store;
  private final Outbox outbox;
  private final AccessTokens tokens;
  private final Subscriptions subscriptions;
  private final RequestLimits limits;
  private final GraphSurface surface;
  private final ControlApi control;
  private final HttpServer server;
  private final String host;

  private GraphSimulator(SimulatorOptions options) throws IOException {
    journal = new Journal(options.data());
    store = new Store(journal);
    outbox = new Outbox(journal);
    tokens = new AccessTokens(clock, journal);
    subscriptions = new Subscriptions(clock, journal);
    limits = new RequestLimits(clock, profile);
    TimeZones zones = new TimeZones();
    EventTimes times = new EventTimes(zones);
    SeriesExpander expander = new SeriesExpander(zones);
    EventLookup lookup = new EventLookup(expander);
    EventReader reader = new EventReader(zones);
    EventRules rules = new EventRules(zones);
    AttendeeCopies copies = new AttendeeCopies(store, clock, subscriptions, times);
    Meetings meetings = new Meetings(store, outbox, copies, clock);
    EventWrites writes =
        new EventWrites(
            store,
            lookup,
            new SeriesWrites(store, expander, times, profile, clock),
            reader,
            rules,
            times,
            meetings,
            subscriptions,
            clock);
    surface =
        new GraphSurface(
            store,
            lookup,
            writes,
            new Responses(store, lookup, writes, meetings, subscriptions, clock),
            reader,
            subscriptions,
            tokens,
            limits,
            faults,
            log,
            profile,
            clock,
            zones);
    Invitations invitations =
        new Invitations(store, copies, EventReader.ofOthers(zones), rules, times, clock);
    control =
        new ControlApi(
            new MailboxControl(store, lookup, writes, invitations, limits, zones),
            clock,
            outbox,
            log,
            faults,
            profile,
            subscriptions,
            this::reset);
    journal.open(
        out -> {
          tokens.writeTo(out);
          store.writeTo(out);
          outbox.writeTo(out);
          subscriptions.writeTo(out);
        });
    host = options.address().getHostAddress();
    try {
      server =
          new HttpServer(options.address(), options.port(), LIMITS, this::handle, this::refuse);
    } catch (IOException e) {
      subscriptions.close();
      journal.close();
      throw e;
    }
  }

  /**
   * Starts a simulator on the loopback address that keeps nothing.
   *
   * @param port 0 for a free one
   */
  public static GraphSimulator start(int port) {
    return start(SimulatorOptions.onPort(port));
  }

  /**
   * Starts a simulator.
   *
   * @throws UncheckedIOException if the port or the data file cannot be used
   */
  public static GraphSimulator start(SimulatorOptions options) {
    try {
      return new GraphSimulator(options);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the simulator cannot listen on port " + options.port() + ": " + e.getMessage(), e);
    }
  }

  /** Where it can be reached, for instance {@code http://127.0.0.1:9400}. */
  public URI address() {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + shown + ":" + server.port());
  }

  @Override
  public void close() {
    try {
      server.close();
      subscriptions.close();
      journal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Response handle(Request request) {
    String path = request.rawPath();
    if (path.regionMatches(true, 0, VERSION, 0, 5)
        && (path.length() == 5 || path.charAt(5) == '/')) {
      return surface.graph(request);
    }
    if (path.startsWith("/_sim/")) {
      return control.handle(request);
    }
    if (path.toLowerCase(Locale.ROOT).endsWith("/oauth2/v2.0/token")) {
      return surface.token(request);
    }
    return surface.refuse(404, "BadRequest", "Invalid version.");
  }

  private Response.Sent refuse(Refusal refusal) {
    String code = refusal.status() == 413 ? "RequestEntityTooLarge" : "BadRequest";
    return surface.refuse(refusal.status(), code, refusal.text());
  }

  private void reset() {
    subscriptions.clear();
    store.clear();
    outbox.clear();
    log.clear();
    faults.clear();
    limits.clear();
    profile.play(Profile.DEFAULT);
    clock.follow();
    journal.clear();
    tokens.clear();
  }
}

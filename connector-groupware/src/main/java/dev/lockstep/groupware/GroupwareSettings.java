package dev.lockstep.groupware;

import dev.lockstep.groupware.capture.Horizon;
import dev.lockstep.groupware.event.Privacy;
import dev.lockstep.groupware.graph.GraphAccess;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What the groupware connector must be told.
 *
 * @param graph where Graph is, and who we are to it; its secret is never shown
 * @param webhook where notifications come in; empty if mailboxes are only to be polled
 * @param pollInterval between two rounds of a mailbox, if no notification calls for one
 * @param horizon how far back and ahead events are read
 * @param privacy what may be known of private events
 * @param wholeDayZone the zone at whose midnights whole days are written
 * @param requestsAtOnce to one mailbox; Exchange allows four over all applications
 * @param pageSize items in a delta page at most
 * @param commandsInFlight commands and notifications that are being handled or wait in memory
 */
public record GroupwareSettings(
    GraphAccess graph,
    Optional<Webhook> webhook,
    Duration pollInterval,
    Horizon horizon,
    Privacy privacy,
    ZoneId wholeDayZone,
    int requestsAtOnce,
    int pageSize,
    int commandsInFlight) {

  /**
   * Where notifications come in.
   *
   * @param port to listen on; 0 picks a free one
   * @param publicUrl how Graph reaches it, without a path; empty: by host and port, over plain
   *     http, which only a Graph on this very machine can do
   */
  public record Webhook(String host, int port, Optional<URI> publicUrl) {}

  /**
   * @throws IllegalArgumentException if a number or a duration makes no sense
   */
  public GroupwareSettings {
    require(!pollInterval.isNegative() && !pollInterval.isZero(), "the poll interval is not > 0");
    require(requestsAtOnce >= 1, "at least one request at once is needed");
    require(pageSize >= 1, "a page has at least one item");
    require(commandsInFlight >= 2, "at least two commands in flight are needed");
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** The defaults for everything but where Graph is and where notifications come in. */
  public static GroupwareSettings of(GraphAccess graph, Optional<Webhook> webhook) {
    return new GroupwareSettings(
        graph,
        webhook,
        Duration.ofMinutes(5),
        new Horizon(Duration.ofDays(30), Duration.ofDays(365), Duration.ofDays(7)),
        Privacy.MASKED,
        ZoneOffset.UTC,
        3,
        100,
        500);
  }

  /** The same with another poll interval. */
  public GroupwareSettings polling(Duration interval) {
    return new GroupwareSettings(
        graph,
        webhook,
        interval,
        horizon,
        privacy,
        wholeDayZone,
        requestsAtOnce,
        pageSize,
        commandsInFlight);
  }
}

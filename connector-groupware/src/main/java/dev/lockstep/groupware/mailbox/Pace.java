package dev.lockstep.groupware.mailbox;

import dev.lockstep.groupware.budget.Patience;
import java.time.Duration;

/**
 * How often a mailbox is looked at.
 *
 * @param poll between two rounds, if nothing else calls for one
 * @param recheck after a notification that a round found nothing of: Graph's parts need not agree
 *     at once (graph.md, section 1.8)
 * @param failing between rounds that fail in a way that may pass by itself
 * @param parked between attempts at a mailbox that does not let us in
 * @param saveCursor how long a cursor that has moved past nothing is kept in memory only
 */
public record Pace(
    Duration poll, Duration recheck, Patience failing, Patience parked, Duration saveCursor) {

  /** The usual pace, with this poll interval. */
  public static Pace polling(Duration poll) {
    return new Pace(
        poll,
        Duration.ofSeconds(2),
        new Patience(Duration.ofMillis(500), Duration.ofMinutes(5)),
        new Patience(Duration.ofSeconds(30), Duration.ofHours(1)),
        Duration.ofMinutes(10));
  }
}

package dev.lockstep.sync.gate;

import java.time.Instant;
import java.util.Optional;

/**
 * What a gate knows beside those who passed and those who wait.
 *
 * @param members how many appointments the mailbox holds
 * @param waiting how many wait
 * @param closed since when nobody passes, until all who wait are decided about; empty if it is open
 * @param waitingSince when the first of those who wait now came; empty if nobody waits
 * @param latest the latest time that the gate was told: it is never set back
 */
public record Book(
    int members,
    int waiting,
    Optional<Instant> closed,
    Optional<Instant> waitingSince,
    Optional<Instant> latest) {

  /** A gate that nobody has come to. */
  public static final Book NEW =
      new Book(0, 0, Optional.empty(), Optional.empty(), Optional.empty());

  /** One more, or one less, is in the mailbox. */
  Book withMembers(int change) {
    return new Book(Math.max(0, members + change), waiting, closed, waitingSince, latest);
  }

  /** At this time, or later if the gate has been told a later one. */
  Book at(Instant now) {
    return new Book(
        members,
        waiting,
        closed,
        waitingSince,
        latest.filter(time -> !time.isBefore(now)).or(() -> Optional.of(now)));
  }

  /**
   * One more waits.
   *
   * @param closes whether nobody passes from now on
   */
  Book holding(boolean closes) {
    return new Book(
        members,
        waiting + 1,
        closed.or(() -> closes ? latest : Optional.empty()),
        waitingSince.or(() -> latest),
        latest);
  }

  /** One less waits; when nobody does any more, the gate is open again. */
  Book letting() {
    return waiting <= 1 ? open() : new Book(members, waiting - 1, closed, waitingSince, latest);
  }

  /** Nobody waits, and the gate is open. */
  Book open() {
    return new Book(members, 0, Optional.empty(), Optional.empty(), latest);
  }
}

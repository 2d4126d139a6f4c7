package dev.lockstep.sync.gate;

import dev.lockstep.model.gate.GateKey;
import java.time.Duration;

/**
 * How much may pass.
 *
 * @param deletions of one mailbox within the time, at least 0
 * @param share of the appointments of one mailbox, in percent: in a large mailbox more may pass
 *     than {@code deletions} says; 0 if the number alone counts. Occurrences of series do not make
 *     a mailbox large
 * @param deletionsOfAll of all mailboxes together within the time, at least 0
 * @param deletionsWithin the time, for deletions
 * @param mails recipients of one mailbox's mails within the time, at least 0
 * @param mailsWithin the time, for mails
 */
public record Limits(
    int deletions,
    int share,
    int deletionsOfAll,
    Duration deletionsWithin,
    int mails,
    Duration mailsWithin) {

  /** The defaults: what a careful administrator would begin with. */
  public static final Limits DEFAULT =
      new Limits(20, 20, 100, Duration.ofMinutes(10), 200, Duration.ofHours(1));

  public Limits {
    if (deletions < 0 || deletionsOfAll < 0 || mails < 0) {
      throw new IllegalArgumentException("a limit below 0");
    }
    if (share < 0 || share > 100) {
      throw new IllegalArgumentException("a share of " + share + " %");
    }
  }

  /** Within which time is counted. */
  Duration within(GateKey gate) {
    return switch (gate.kind()) {
      case DELETIONS -> deletionsWithin;
      case MAILS -> mailsWithin;
    };
  }

  /**
   * How much may pass within the time.
   *
   * @param members how many appointments the mailbox holds
   */
  int most(GateKey gate, int members) {
    return switch (gate.kind()) {
      case MAILS -> mails;
      case DELETIONS ->
          gate.mailbox().isPresent()
              ? Math.max(deletions, Math.toIntExact((long) members * share / 100))
              : deletionsOfAll;
    };
  }
}

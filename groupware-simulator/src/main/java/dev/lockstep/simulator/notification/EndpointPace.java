package dev.lockstep.simulator.notification;

import java.time.Duration;
import java.time.Instant;

/**
 * How promptly an endpoint answers, over the notifications of the last ten minutes at most, and
 * what the service does about it: from a tenth of slow answers on everything is delayed, from 15 %
 * on everything is dropped (documentation of 2023-03; the figures have changed since, the rule has
 * not).
 */
final class EndpointPace {
  /** What becomes of a notification for the endpoint. */
  enum Verdict {
    AT_ONCE,
    DELAYED,
    DROPPED
  }

  /** How long a notification for a slow endpoint waits, and a failed one for its next attempt. */
  static final Duration DELAY = Duration.ofMinutes(10);

  private static final Duration SLOW = Duration.ofMillis(2900);
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final long FEWEST = 100;
  private static final long DELAY_PERCENT = 10;
  private static final long DROP_PERCENT = 15;

  private Instant begin = Instant.MIN;
  private long answered;
  private long slow;

  /** Counts an answer to a body of so many notifications, or that none came in time. */
  synchronized void answered(Instant at, Duration took, int notifications) {
    flush(at);
    if (answered == 0) {
      begin = at;
    }
    answered += notifications;
    slow += took.compareTo(SLOW) > 0 ? notifications : 0;
  }

  /** What becomes of a notification now. */
  synchronized Verdict verdict(Instant now) {
    flush(now);
    if (answered < FEWEST) {
      return Verdict.AT_ONCE;
    }
    long percent = slow * 100 / answered;
    return percent >= DROP_PERCENT
        ? Verdict.DROPPED
        : percent >= DELAY_PERCENT ? Verdict.DELAYED : Verdict.AT_ONCE;
  }

  private void flush(Instant now) {
    if (answered > 0 && !now.isBefore(begin.plus(WINDOW))) {
      answered = 0;
      slow = 0;
    }
  }
}

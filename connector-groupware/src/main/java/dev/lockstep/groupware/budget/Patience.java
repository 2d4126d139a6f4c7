package dev.lockstep.groupware.budget;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before trying again: twice as long each time, up to a limit, and never all at
 * the same moment.
 */
public record Patience(Duration first, Duration longest) {

  private static final int DOUBLINGS = 20;
  private static final double SPREAD = 0.2;

  /**
   * The wait after so many failures in a row.
   *
   * @param failures at least 1
   */
  public Duration after(int failures) {
    long millis = first.toMillis() << Math.clamp(failures - 1, 0, DOUBLINGS);
    long limited = Math.min(longest.toMillis(), millis);
    double factor = 1 - SPREAD * ThreadLocalRandom.current().nextDouble();
    return Duration.ofMillis(Math.max(1, (long) (limited * factor)));
  }
}

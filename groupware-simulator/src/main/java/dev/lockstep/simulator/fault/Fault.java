package dev.lockstep.simulator.fault;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A fault that a test has ordered: which requests it meets and what happens to them.
 *
 * @param path looked for anywhere in the decoded path
 * @param skip so many matching requests pass first
 * @param times so many are met then; 0 for all
 */
public record Fault(
    Optional<String> method,
    Optional<Pattern> path,
    Optional<String> mailbox,
    int skip,
    int times,
    Action action) {
  /**
   * What happens.
   *
   * @param status the answer; without one the request is only delayed, or cut
   * @param afterCommit whether the effect of the request happens all the same
   * @param close whether the connection is cut
   */
  public record Action(
      OptionalInt status,
      String code,
      String message,
      Optional<String> retryAfter,
      Optional<String> contentType,
      Optional<String> body,
      boolean afterCommit,
      int delayMillis,
      boolean close) {
    /**
     * Lets the delay pass, whole: a sleep, and not a park, which ends at once where somebody has
     * unparked this thread before (a semaphore that it waited for, for one). An interruption ends
     * it and stays set.
     */
    public void waitBefore() {
      try {
        Thread.sleep(delayMillis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

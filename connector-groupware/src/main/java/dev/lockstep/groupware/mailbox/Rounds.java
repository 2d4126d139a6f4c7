package dev.lockstep.groupware.mailbox;

import java.time.Duration;

/** Counts the rounds of a mailbox, so that whoever caused one can wait until it is over. */
final class Rounds {

  private long begun;
  private long ended;

  synchronized void begin() {
    begun++;
  }

  synchronized void end() {
    ended = begun;
    notifyAll();
  }

  /** The number of the next round to begin. */
  synchronized long next() {
    return begun + 1;
  }

  /** Waits until the round with this number is over, well or not, at most so long. */
  synchronized void awaitEnd(long number, Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (ended < number) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return;
      }
      wait(left / 1_000_000 + 1);
    }
  }
}

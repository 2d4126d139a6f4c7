package dev.lockstep.groupware.mailbox;

import java.time.Duration;

/** Wakes one waiting thread; a call while nobody waits is not lost. */
final class Alarm {

  private boolean rung;

  synchronized void ring() {
    rung = true;
    notifyAll();
  }

  /**
   * Waits for a call, at most so long.
   *
   * @return whether there was one
   */
  synchronized boolean await(Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!rung) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      wait(left / 1_000_000 + 1);
    }
    rung = false;
    return true;
  }
}

package dev.lockstep.kafka;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Runs tasks on virtual threads: those of one lane one after the other in the order in which they
 * came, those of different lanes side by side.
 */
final class Lanes {

  private final String name;
  private final Map<String, ArrayDeque<Runnable>> waiting = new HashMap<>();
  private final Set<Thread> running = new HashSet<>();
  private boolean stopped;

  Lanes(String name) {
    this.name = name;
  }

  /** Adds a task to the end of a lane; it is dropped if the lanes have been stopped. */
  synchronized void add(String lane, Runnable task) {
    if (stopped) {
      return;
    }
    ArrayDeque<Runnable> queue = waiting.get(lane);
    if (queue != null) {
      queue.add(task);
      return;
    }
    ArrayDeque<Runnable> fresh = new ArrayDeque<>();
    fresh.add(task);
    waiting.put(lane, fresh);
    Thread thread = Thread.ofVirtual().name(name + "-lane").unstarted(() -> drain(lane));
    running.add(thread);
    thread.start();
  }

  private void drain(String lane) {
    try {
      while (true) {
        Runnable task;
        synchronized (this) {
          ArrayDeque<Runnable> queue = waiting.get(lane);
          if (stopped || queue == null || queue.isEmpty()) {
            waiting.remove(lane);
            return;
          }
          task = queue.remove();
        }
        task.run();
      }
    } finally {
      synchronized (this) {
        running.remove(Thread.currentThread());
        notifyAll();
      }
    }
  }

  /** Interrupts what runs, drops what waits, and waits until all have ended, at most so long. */
  synchronized void stop(long millis) {
    stopped = true;
    waiting.clear();
    running.forEach(Thread::interrupt);
    long deadline = System.nanoTime() + millis * 1_000_000;
    boolean interrupted = false;
    while (!running.isEmpty()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        interrupted = true;
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

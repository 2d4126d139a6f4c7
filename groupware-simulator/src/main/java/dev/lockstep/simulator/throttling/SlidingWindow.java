package dev.lockstep.simulator.throttling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was used within the last so many minutes, to the second. Not thread-safe. */
final class SlidingWindow {
  private static final class Second {
    private final long at;
    private long amount;

    private Second(long at) {
      this.at = at;
    }
  }

  private final long length;
  private final Deque<Second> seconds = new ArrayDeque<>();
  private long total;

  SlidingWindow(Duration length) {
    this.length = length.toSeconds();
  }

  void add(Instant now, long amount) {
    long at = now.getEpochSecond();
    Second last = seconds.peekLast();
    if (last == null || last.at < at) {
      last = new Second(at);
      seconds.addLast(last);
    }
    last.amount += amount;
    total += amount;
  }

  long total(Instant now) {
    long oldest = now.getEpochSecond() - length;
    Second first = seconds.peekFirst();
    while (first != null && first.at <= oldest) {
      total -= first.amount;
      seconds.removeFirst();
      first = seconds.peekFirst();
    }
    return total;
  }

  long secondsUntilRoom(Instant now) {
    Second first = seconds.peekFirst();
    return first == null ? 1 : Math.max(1, first.at + length - now.getEpochSecond());
  }
}

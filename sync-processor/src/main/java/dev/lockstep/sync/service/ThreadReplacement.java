package dev.lockstep.sync.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done when a stream thread dies: another one takes its place, because most of what kills a
 * thread passes by itself. Threads that die one after the other show that it does not: then the
 * processor stops, is not ready any more, and says so.
 */
final class ThreadReplacement implements StreamsUncaughtExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ThreadReplacement.class);

  private final int most;
  private final Duration within;
  private final InstantSource clock;
  private final Deque<Instant> deaths = new ArrayDeque<>();
  private long total;

  /**
   * Replaces at most so many threads within that time.
   *
   * @param most at least 1
   */
  ThreadReplacement(int most, Duration within, InstantSource clock) {
    this.most = most;
    this.within = within;
    this.clock = clock;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable cause) {
    Instant now = clock.instant();
    total++;
    deaths.add(now);
    while (!deaths.isEmpty() && deaths.getFirst().isBefore(now.minus(within))) {
      deaths.removeFirst();
    }
    boolean replace = deaths.size() <= most;
    LOG.atError()
        .addKeyValue("deaths", deaths.size())
        .addKeyValue("within", within)
        .setCause(cause)
        .log(
            replace
                ? "A stream thread died; another one takes its place"
                : "Stream threads die one after the other; the processor stops");
    return replace
        ? StreamThreadExceptionResponse.REPLACE_THREAD
        : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** How many threads died since the start. */
  synchronized long total() {
    return total;
  }
}

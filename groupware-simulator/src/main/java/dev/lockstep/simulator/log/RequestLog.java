package dev.lockstep.simulator.log;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The latest Graph requests, oldest first; bounded in number and in size. */
public final class RequestLog {
  private static final int MAX_ENTRIES = 20_000;
  private static final long MAX_CHARS = 32L * 1024 * 1024;

  private record Entry(long arrival, LoggedRequest request) {}

  private final Deque<Entry> entries = new ArrayDeque<>();
  private final AtomicLong arrivals = new AtomicLong();
  private long chars;

  /** The place of a request that arrives now. */
  public long arrive() {
    return arrivals.incrementAndGet();
  }

  /** Notes a request that has been answered. */
  public synchronized void answered(long arrival, LoggedRequest request) {
    entries.addLast(new Entry(arrival, request));
    chars += request.body().length();
    while (entries.size() > MAX_ENTRIES || (chars > MAX_CHARS && entries.size() > 1)) {
      chars -= entries.removeFirst().request().body().length();
    }
  }

  /** All requests, in the order of their arrival. */
  public synchronized List<LoggedRequest> requests() {
    return entries.stream()
        .sorted(Comparator.comparingLong(Entry::arrival))
        .map(Entry::request)
        .toList();
  }

  /** Forgets all requests. */
  public synchronized void clear() {
    entries.clear();
    chars = 0;
  }
}

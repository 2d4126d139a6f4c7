package dev.lockstep.groupware.context;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which series are to be read although no delta page calls for it: Graph may say nothing at all
 * there when an occurrence was cancelled (graph.md, section 1.8). A notification about the master
 * does, and without one each series is read from time to time.
 */
public final class SeriesWatch {

  private final Duration interval;
  private final int most;
  private final Map<String, Instant> read = new HashMap<>();
  private final Set<String> notified = new HashSet<>();

  /**
   * A watch that has seen nothing yet.
   *
   * @param interval after which a series is read again
   * @param most of them in one round
   */
  public SeriesWatch(Duration interval, int most) {
    this.interval = interval;
    this.most = most;
  }

  /** A notification names an event; that it is a series is for {@link #due} to see. */
  public synchronized void notified(String id) {
    notified.add(id);
  }

  /**
   * Those of the known series that are to be read now.
   *
   * @param known masters of all series that are there
   */
  public synchronized List<String> due(Collection<String> known, Instant now) {
    if (known.isEmpty()) {
      read.clear();
      notified.clear();
      return List.of();
    }
    read.keySet().retainAll(Set.copyOf(known));
    List<String> named = known.stream().filter(notified::contains).toList();
    notified.clear();
    Stream<String> old =
        known.stream()
            .filter(id -> !named.contains(id))
            .filter(id -> lastRead(id).isBefore(now.minus(interval)))
            .sorted(Comparator.comparing(this::lastRead))
            .limit(most);
    return Stream.concat(named.stream(), old).toList();
  }

  private Instant lastRead(String id) {
    return read.getOrDefault(id, Instant.MIN);
  }

  /** They were read, and what was new of them is published. */
  public synchronized void read(Collection<String> ids, Instant at) {
    ids.forEach(id -> read.put(id, at));
  }

  /** The round failed: what was called for still is. */
  public synchronized void again(Collection<String> ids) {
    notified.addAll(ids);
  }
}

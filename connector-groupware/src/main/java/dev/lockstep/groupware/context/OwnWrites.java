package dev.lockstep.groupware.context;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Keeps a page that was read before our own write from being published after the write's result: it
 * would look like an edit that takes the write back. The sink says which event it writes and which
 * version that replaced; the capture publishes an event only while nobody writes it, and never in a
 * version that we replaced.
 */
public final class OwnWrites {

  private static final int REMEMBERED = 1_000;

  private final Map<String, Integer> writing = new HashMap<>();
  private final Set<String> publishing = new HashSet<>();
  private final Map<Version, Boolean> replaced =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Version, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** An event in a version. */
  public record Version(String id, String etag) {}

  /** The sink is about to write the event; waits while it is being published. */
  public synchronized void begin(String id) throws InterruptedException {
    while (publishing.contains(id)) {
      wait();
    }
    writing.merge(id, 1, Integer::sum);
  }

  /** The write that {@link #begin} announced is over. */
  public synchronized void end(String id) {
    writing.computeIfPresent(id, (_, count) -> count == 1 ? null : count - 1);
    notifyAll();
  }

  /** A write of ours replaced this version. */
  public synchronized void replaced(String id, String etag) {
    replaced.put(new Version(id, etag), true);
  }

  /** Whether a write of ours replaced this version. */
  public synchronized boolean isReplaced(String id, String etag) {
    return replaced.containsKey(new Version(id, etag));
  }

  /** Waits until nobody writes the event. */
  public synchronized void awaitQuiet(String id) throws InterruptedException {
    while (writing.containsKey(id)) {
      wait();
    }
  }

  /**
   * Claims events for publishing, all or none: until {@link #published} nobody writes them.
   *
   * @return those that are being written, or whose version was replaced meanwhile; if there are
   *     any, nothing is claimed
   */
  public synchronized Set<String> claim(Collection<Version> versions) {
    Set<String> stale = new HashSet<>();
    for (Version version : versions) {
      if (writing.containsKey(version.id()) || replaced.containsKey(version)) {
        stale.add(version.id());
      }
    }
    if (stale.isEmpty()) {
      versions.forEach(version -> publishing.add(version.id()));
    }
    return stale;
  }

  /** They are published, or will not be. */
  public synchronized void published(Collection<Version> versions) {
    versions.forEach(version -> publishing.remove(version.id()));
    notifyAll();
  }
}

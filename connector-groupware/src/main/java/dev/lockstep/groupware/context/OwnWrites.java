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
  private final Map<Version, Boolean> replaced = remembering();
  private final Map<String, Long> ended = remembering();
  private final Map<String, Boolean> gone = remembering();
  private long writes;

  private static <K, V> Map<K, V> remembering() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > REMEMBERED;
      }
    };
  }

  /** An event in a version. */
  public record Version(String id, String etag) {}

  /**
   * An event as it was read.
   *
   * @param since what {@link #mark} said before it was read: a write that ended since makes it
   *     stale, whatever its version. {@link #NO_MATTER} where the version tells
   */
  public record Claim(Version version, long since) {
    /** A claim that only its version makes stale. */
    public static final long NO_MATTER = Long.MAX_VALUE;

    /** The event's id. */
    public String id() {
      return version.id();
    }
  }

  /** Grows with every write that ends. */
  public synchronized long mark() {
    return writes;
  }

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
    writes++;
    ended.remove(id);
    ended.put(id, writes);
    notifyAll();
  }

  /** A write of ours replaced this version. */
  public synchronized void replaced(String id, String etag) {
    replaced.put(new Version(id, etag), true);
  }

  /**
   * We deleted the event, or found it gone: whatever version of it was read before, even one that
   * nobody knows, is read again before it is published.
   */
  public synchronized void gone(String id) {
    gone.put(id, true);
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
   * @return those that are being written, or were written since they were read, or went; if there
   *     are any, nothing is claimed, and they are to be read again
   */
  public synchronized Set<String> claim(Collection<Claim> claims) {
    Set<String> stale = new HashSet<>();
    for (Claim claim : claims) {
      // asked first: what is read again is read after it went
      if (gone.remove(claim.id()) != null
          || writing.containsKey(claim.id())
          || replaced.containsKey(claim.version())
          || ended.getOrDefault(claim.id(), 0L) > claim.since()) {
        stale.add(claim.id());
      }
    }
    if (stale.isEmpty()) {
      claims.forEach(claim -> publishing.add(claim.id()));
    }
    return stale;
  }

  /** They are published, or will not be. */
  public synchronized void published(Collection<Claim> claims) {
    claims.forEach(claim -> publishing.remove(claim.id()));
    notifyAll();
  }
}

package dev.lockstep.model.recurrence;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A whole series: its rule, and what differs from it. An occurrence is known by its original local
 * start, which it keeps however often it is moved; for all-day series that is midnight.
 *
 * @param overrides occurrences that were changed or moved, with what they are now
 * @param cancellations occurrences that don't take place; none of them is in overrides
 * @param <T> what an overridden occurrence holds
 */
public record Recurrence<T>(
    RecurrenceRule rule,
    SortedMap<LocalDateTime, T> overrides,
    SortedSet<LocalDateTime> cancellations) {

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if an occurrence is both overridden and cancelled
   */
  public Recurrence {
    overrides = Collections.unmodifiableSortedMap(new TreeMap<>(overrides));
    cancellations = Collections.unmodifiableSortedSet(new TreeSet<>(cancellations));
    for (LocalDateTime originalStart : cancellations) {
      if (overrides.containsKey(originalStart)) {
        throw new IllegalArgumentException(
            "Occurrence " + originalStart + " is both overridden and cancelled");
      }
    }
  }

  /** A series of which every occurrence is as the rule says. */
  public static <T> Recurrence<T> of(RecurrenceRule rule) {
    return of(rule, Map.of(), Set.of());
  }

  /** A series with some occurrences overridden or cancelled. */
  public static <T> Recurrence<T> of(
      RecurrenceRule rule, Map<LocalDateTime, T> overrides, Set<LocalDateTime> cancellations) {
    return new Recurrence<>(rule, new TreeMap<>(overrides), new TreeSet<>(cancellations));
  }

  /** The same series by another rule; whether overrides still fit is for the caller to see. */
  public Recurrence<T> withRule(RecurrenceRule other) {
    return new Recurrence<>(other, overrides, cancellations);
  }

  /** The same series with one occurrence overridden; if it was cancelled, it takes place again. */
  public Recurrence<T> withOverride(LocalDateTime originalStart, T occurrence) {
    TreeMap<LocalDateTime, T> changed = new TreeMap<>(overrides);
    changed.put(originalStart, occurrence);
    TreeSet<LocalDateTime> left = new TreeSet<>(cancellations);
    left.remove(originalStart);
    return new Recurrence<>(rule, changed, left);
  }

  /** The same series with one occurrence cancelled; what it was overridden with is forgotten. */
  public Recurrence<T> withCancellation(LocalDateTime originalStart) {
    TreeMap<LocalDateTime, T> left = new TreeMap<>(overrides);
    left.remove(originalStart);
    TreeSet<LocalDateTime> cancelled = new TreeSet<>(cancellations);
    cancelled.add(originalStart);
    return new Recurrence<>(rule, left, cancelled);
  }

  /** The same series with one occurrence as the rule says again. */
  public Recurrence<T> asRuled(LocalDateTime originalStart) {
    TreeMap<LocalDateTime, T> left = new TreeMap<>(overrides);
    left.remove(originalStart);
    TreeSet<LocalDateTime> cancelled = new TreeSet<>(cancellations);
    cancelled.remove(originalStart);
    return new Recurrence<>(rule, left, cancelled);
  }
}

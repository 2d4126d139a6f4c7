package dev.lockstep.standalone.simulation.exchange;

import dev.lockstep.model.recurrence.graph.GraphRecurrence;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What makes an event a series.
 *
 * @param zone in which its dates are and its occurrences keep their time of day
 * @param start the time of day of the series, and each occurrence takes an hour; empty if each
 *     takes place all day
 * @param exceptions what differs, by the date of the original start
 * @param cancelled dates whose occurrences do not take place
 */
public record Plan(
    GraphRecurrence recurrence,
    ZoneId zone,
    Optional<LocalTime> start,
    SortedMap<LocalDate, Difference> exceptions,
    SortedSet<LocalDate> cancelled) {

  public Plan {
    exceptions = Collections.unmodifiableSortedMap(new TreeMap<>(exceptions));
    cancelled = Collections.unmodifiableSortedSet(new TreeSet<>(cancelled));
  }

  /** One of which every occurrence is as the rule says. */
  public static Plan of(GraphRecurrence recurrence, ZoneId zone, Optional<LocalTime> start) {
    return new Plan(recurrence, zone, start, new TreeMap<>(), new TreeSet<>());
  }

  /** When the occurrence of a date starts, as the rule says. */
  LocalDateTime startOf(LocalDate date) {
    return date.atTime(start.orElse(LocalTime.MIDNIGHT));
  }

  /** When it ends. */
  LocalDateTime endOf(LocalDate date) {
    return isAllDay() ? date.plusDays(1).atStartOfDay() : startOf(date).plusHours(1);
  }

  /** Whether its occurrences are whole days. */
  boolean isAllDay() {
    return start.isEmpty();
  }

  Plan with(LocalDate date, Difference difference) {
    SortedMap<LocalDate, Difference> all = new TreeMap<>(exceptions);
    all.put(date, difference);
    return new Plan(recurrence, zone, start, all, cancelled);
  }

  Plan without(LocalDate date) {
    SortedMap<LocalDate, Difference> rest = new TreeMap<>(exceptions);
    rest.remove(date);
    SortedSet<LocalDate> all = new TreeSet<>(cancelled);
    all.add(date);
    return new Plan(recurrence, zone, start, rest, all);
  }

  /**
   * The plan of a guest's copy.
   *
   * @param declined dates that the guest took out of the own mailbox
   */
  Plan ofGuest(Set<LocalDate> declined) {
    SortedMap<LocalDate, Difference> shared = new TreeMap<>();
    exceptions.forEach((date, difference) -> shared.put(date, difference.ofGuest()));
    shared.keySet().removeAll(declined);
    SortedSet<LocalDate> gone = new TreeSet<>(cancelled);
    gone.addAll(declined);
    return new Plan(recurrence, zone, start, shared, gone);
  }

  /** The dates that are cancelled here and not there. */
  Set<LocalDate> cancelledBeside(Plan other) {
    SortedSet<LocalDate> own = new TreeSet<>(cancelled);
    own.removeAll(other.cancelled);
    return own;
  }

  /** What differed before, as far as its dates are in this plan too. */
  public Plan keeping(Plan before) {
    CountedDays days = new CountedDays(recurrence);
    SortedMap<LocalDate, Difference> kept = new TreeMap<>(before.exceptions);
    kept.keySet().removeIf(date -> !days.has(date));
    SortedSet<LocalDate> gone = new TreeSet<>(before.cancelled);
    gone.removeIf(date -> !days.has(date));
    return new Plan(recurrence, zone, start, kept, gone);
  }
}

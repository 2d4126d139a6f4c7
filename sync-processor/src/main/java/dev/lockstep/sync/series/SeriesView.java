package dev.lockstep.sync.series;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one mailbox last showed of a series, and of which occurrences the appointments know: nothing
 * else is kept, so it does not grow with the number of occurrences.
 *
 * @param since the first date inside the horizon when the series was first shown
 * @param until the first date that was beyond the horizon: all occurrences from {@code since} on
 *     and before were handed on
 * @param moved dates outside of both whose occurrences were moved into the horizon and so handed
 *     on, too
 * @param next when a horizon that reaches it has something new, to be handed on then; empty if
 *     never, or not before the mailbox shows the series again
 * @param clock by which its occurrences take place inside the horizon
 */
public record SeriesView(
    SeriesObserved shown,
    LocalDate since,
    LocalDate until,
    SortedSet<LocalDate> moved,
    Optional<LocalDate> next,
    ZoneClock clock) {

  public SeriesView {
    moved = Collections.unmodifiableSortedSet(new TreeSet<>(moved));
  }

  /** The same, of which the horizon reaches nothing before the mailbox shows the series again. */
  SeriesView paused() {
    return new SeriesView(shown, since, until, moved, Optional.empty(), clock);
  }

  /** Whether the occurrence of this date, if there is one, was handed on. */
  boolean isKnown(LocalDate date) {
    return (!date.isBefore(since) && date.isBefore(until)) || moved.contains(date);
  }

  /** The occurrence of this date as it was handed on; empty if there was none, or it was not. */
  Optional<Appointment> known(LocalDate date) {
    return isKnown(date) ? shown.series().occurrence(date) : Optional.empty();
  }
}

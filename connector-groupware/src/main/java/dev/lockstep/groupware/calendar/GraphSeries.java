package dev.lockstep.groupware.calendar;

import dev.lockstep.model.recurrence.graph.GraphRecurrence;
import dev.lockstep.model.recurrence.graph.RecurrenceZone;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The master of a series, with what Graph shows of a series only when its master is read by id
 * (graph.md, section 1.1).
 *
 * @param master may turn out to be a single event by now; then the rest is empty
 * @param recurrence empty if Graph has a pattern that this connector does not know
 * @param zone in which the dates of the recurrence are
 * @param exceptions the occurrences that were changed
 * @param cancelled the dates of those that were cancelled, in that zone; empty if Graph does not
 *     say
 */
public record GraphSeries(
    GraphEvent master,
    Optional<GraphRecurrence> recurrence,
    RecurrenceZone zone,
    List<GraphEvent> exceptions,
    Optional<Set<LocalDate>> cancelled) {

  public GraphSeries {
    exceptions = List.copyOf(exceptions);
    cancelled = cancelled.map(Set::copyOf);
  }
}

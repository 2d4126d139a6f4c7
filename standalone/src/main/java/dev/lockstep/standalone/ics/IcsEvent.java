package dev.lockstep.standalone.ics;

import dev.lockstep.model.recurrence.graph.GraphRecurrence;
import java.util.List;
import java.util.Optional;

/**
 * An event of a file, in what Graph can hold of it.
 *
 * @param line where it begins
 * @param uid empty if it has none
 * @param instance the original start, if this is an exception of a series
 * @param cancelled occurrences that do not take place (EXDATE)
 * @param notes what of it was left out, in words
 */
record IcsEvent(
    int line,
    String uid,
    Optional<Moment> instance,
    Content content,
    Optional<Person> organizer,
    List<Person> attendees,
    Optional<GraphRecurrence> recurrence,
    List<Moment> cancelled,
    List<String> notes) {

  IcsEvent {
    attendees = List.copyOf(attendees);
    cancelled = List.copyOf(cancelled);
    notes = List.copyOf(notes);
  }

  /**
   * What it says.
   *
   * @param showAs Graph's word: free, tentative, busy, oof, workingElsewhere
   * @param sensitivity Graph's word: normal, private, confidential
   * @param reminder minutes before the start
   */
  record Content(
      String subject,
      String text,
      String location,
      Moment start,
      Moment end,
      String showAs,
      String sensitivity,
      List<String> categories,
      Optional<Integer> reminder) {
    Content {
      categories = List.copyOf(categories);
    }
  }

  /**
   * Somebody who takes part.
   *
   * @param type Graph's word: required, optional, resource
   */
  record Person(String name, String address, String type) {}
}

package dev.lockstep.groupware.sink;

import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphEvent;

/** What Graph answered to a {@link Request}. */
public sealed interface Answer {

  /** The event as it stands after the request. */
  record Event(GraphEvent event) implements Answer {}

  /** Success without content: deleted, or nothing found. */
  record Nothing() implements Answer {}

  /** No success. */
  record Failed(GraphError error) implements Answer {}
}

package dev.lockstep.groupware.sink;

import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphSeries;
import java.util.List;

/** What Graph answered to a {@link Request}. */
public sealed interface Answer {

  /** The event as it stands after the request. */
  record Event(GraphEvent event) implements Answer {}

  /** A series as it stands. */
  record Series(GraphSeries series) implements Answer {}

  /** The instances of a series. */
  record Instances(List<GraphEvent> events) implements Answer {
    public Instances {
      events = List.copyOf(events);
    }
  }

  /** Success without content: deleted, or nothing found. */
  record Nothing() implements Answer {}

  /** No success. */
  record Failed(GraphError error) implements Answer {}
}

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

  /**
   * The event, where one was asked for.
   *
   * @throws IllegalStateException if something else was answered
   */
  default GraphEvent asEvent() {
    if (this instanceof Event(GraphEvent event)) {
      return event;
    }
    throw new IllegalStateException("no event was answered, but " + this);
  }

  /**
   * The series, where one was asked for.
   *
   * @throws IllegalStateException if something else was answered
   */
  default GraphSeries asSeries() {
    if (this instanceof Series(GraphSeries series)) {
      return series;
    }
    throw new IllegalStateException("no series was answered, but " + this);
  }

  /**
   * The instances, where they were asked for.
   *
   * @throws IllegalStateException if something else was answered
   */
  default List<GraphEvent> asInstances() {
    if (this instanceof Instances(List<GraphEvent> events)) {
      return events;
    }
    throw new IllegalStateException("no instances were answered, but " + this);
  }
}

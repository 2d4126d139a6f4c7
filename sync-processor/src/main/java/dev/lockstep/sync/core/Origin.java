package dev.lockstep.sync.core;

import java.time.LocalDate;

/** Where an input comes from. */
public sealed interface Origin {

  /** A record of a topic; as text {@code <topic>-<partition>@<offset>}. */
  record OfTopic(String topic, int partition, long offset) implements Origin {
    @Override
    public String toString() {
      return topic + "-" + partition + "@" + offset;
    }
  }

  /** The horizon of series moved on to this day, UTC; as text {@code horizon@<day>}. */
  record OfHorizon(LocalDate day) implements Origin {
    @Override
    public String toString() {
      return "horizon@" + day;
    }
  }

  /** An occurrence is told what a record or the horizon meant for its series; as text that one. */
  record OfSeries(Origin told) implements Origin {
    @Override
    public String toString() {
      return told.toString();
    }
  }
}

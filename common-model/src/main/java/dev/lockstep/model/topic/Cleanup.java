package dev.lockstep.model.topic;

import java.time.Duration;

/** How long a topic keeps its records. */
public sealed interface Cleanup {

  /**
   * The last record of each key for ever, and all of them for a while.
   *
   * @param history how long all records are kept at least
   */
  record Compact(Duration history) implements Cleanup {}

  /**
   * All records for a while.
   *
   * @param retention how long
   */
  record Delete(Duration retention) implements Cleanup {}
}

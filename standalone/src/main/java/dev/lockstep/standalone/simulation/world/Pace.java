package dev.lockstep.standalone.simulation.world;

import java.time.Duration;

/** How long things take. */
final class Pace {

  /** No person edits what came up less than two seconds ago (see {@code SinkDecision}). */
  static final Duration OF_USERS = Duration.ofSeconds(5);

  static final Duration OF_PARTS = Duration.ofMillis(40);

  private Pace() {}
}

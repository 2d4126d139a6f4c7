package dev.lockstep.standalone.simulation;

import dev.lockstep.standalone.simulation.history.History;
import dev.lockstep.standalone.simulation.invariant.Violation;
import dev.lockstep.standalone.simulation.report.Figures;
import java.util.List;
import java.util.Optional;

/**
 * What came of a row of histories, up to the first that violates an invariant.
 *
 * @param fingerprints one for each history, in their order
 */
record Chunk(Figures figures, List<Long> fingerprints, Optional<Found> violation) {

  Chunk {
    fingerprints = List.copyOf(fingerprints);
  }

  /** A history that violates an invariant. */
  record Found(History history, Violation violation) {}
}

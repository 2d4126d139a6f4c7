package dev.lockstep.standalone.simulation.report;

import java.util.Optional;

/**
 * What came of a simulation: the same for the same seed, however many threads ran it.
 *
 * @param digest of all that was decided and done in the histories, in their order
 * @param counterexample the first history that violates an invariant; empty if none does
 */
public record Outcome(
    long seed, Figures figures, String digest, Optional<Counterexample> counterexample) {}

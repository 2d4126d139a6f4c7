package dev.lockstep.standalone.simulation.invariant;

import java.util.Optional;

/**
 * What fails delays nothing else. Here: the core fails at nothing that it is told. That a mailbox
 * which is shut holds up no other shows in the convergence of the others.
 */
final class Isolation implements Invariant {

  @Override
  public String name() {
    return "isolation";
  }

  @Override
  public Optional<String> violation(Ending ending) {
    return ending.world().processor().quarantine().stream()
        .findFirst()
        .map(record -> "the core failed at " + record);
  }
}

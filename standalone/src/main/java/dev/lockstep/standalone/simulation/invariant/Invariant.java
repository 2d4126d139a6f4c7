package dev.lockstep.standalone.simulation.invariant;

import java.util.Optional;

/** Something that must hold once a history is over. */
public interface Invariant {

  /** As it is called in architecture.md, section 12. */
  String name();

  /** What is wrong; empty if nothing is. */
  Optional<String> violation(Ending ending);
}

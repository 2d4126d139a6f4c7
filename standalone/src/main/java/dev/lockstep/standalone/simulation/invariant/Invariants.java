package dev.lockstep.standalone.simulation.invariant;

import java.util.List;
import java.util.Optional;

/** All invariants that can be asked of the ending of a history. */
public final class Invariants {

  private final List<Invariant> all =
      List.of(
          new Isolation(),
          new Explanation(),
          new Order(),
          new NoDouble(),
          new Boundedness(),
          new NoForbiddenMail(),
          new NoDeletionWithoutProof(),
          new Privacy(),
          new Convergence(),
          new NoLoss(),
          new FewCommands());

  /** The first that is violated. */
  public Optional<Violation> violation(Ending ending) {
    for (Invariant invariant : all) {
      Optional<String> words = invariant.violation(ending);
      if (words.isPresent()) {
        return words.map(what -> new Violation(invariant.name(), what));
      }
    }
    return Optional.empty();
  }
}

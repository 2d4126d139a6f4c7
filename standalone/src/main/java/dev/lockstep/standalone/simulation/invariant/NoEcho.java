package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.model.decision.Decision;
import dev.lockstep.standalone.simulation.world.World;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Edits cause a bounded number of commands, and without edits there are none: not even when
 * everything is read again.
 */
public final class NoEcho {

  private final int decisions;
  private final Optional<LocalDate> walked;

  /** Holds what comes against the decisions so far. */
  public NoEcho(World atRest) {
    this.decisions = atRest.processor().decisions().size();
    this.walked = atRest.processor().walked();
  }

  /** What is wrong after everything was read again; empty if nothing is. */
  public Optional<Violation> violation(World world) {
    if (!walked.equals(world.processor().walked())) {
      return Optional.empty(); // it is another day, and the horizon may have reached something
    }
    List<Decision> since =
        world.processor().decisions().subList(decisions, world.processor().decisions().size());
    return since.stream()
        .filter(decision -> !decision.outputs().isEmpty())
        .filter(decision -> isAskable(world, world.numbers().of(decision.appointment())))
        .findFirst()
        .map(
            decision ->
                new Violation(
                    "no echo",
                    "nobody changed anything, and yet: " + decision.outputs().getFirst().words()));
  }

  /** A change that nobody could tell whose it was, is carried when that can be told. */
  private static boolean isAskable(World world, int number) {
    return !world.ledger().hasLeftKind(number)
        && !world.ledger().isUnlinked(number)
        && !new MadeUnheard(world).is(number);
  }
}

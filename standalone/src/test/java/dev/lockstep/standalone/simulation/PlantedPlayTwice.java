package dev.lockstep.standalone.simulation;

import dev.lockstep.standalone.simulation.history.Scope;
import dev.lockstep.standalone.simulation.report.Fingerprint;
import dev.lockstep.standalone.simulation.world.Equipment;
import dev.lockstep.standalone.simulation.world.Story;
import java.util.function.LongFunction;

/** Lets the history of a seed take place twice, and asks whether it took the same course. */
public final class PlantedPlayTwice implements LongFunction<String> {

  private final Play play = new Play(Equipment.load(), Scope.SERIES_TOO);

  /**
   * Plays a history twice.
   *
   * @return the invariant that it violates, with what is wrong; empty if it violates none
   */
  @Override
  public String apply(long seed) {
    Play.Played once = play.written(seed, Simulation.STEPS);
    if (once.violation().isPresent()) {
      return once.violation().get().toString();
    }
    Play.Played again = play.again(once.history(), Story.untold());
    return Fingerprint.of(once.world()) == Fingerprint.of(again.world())
        ? ""
        : "determinism: the same inputs in the same order led to something else";
  }
}

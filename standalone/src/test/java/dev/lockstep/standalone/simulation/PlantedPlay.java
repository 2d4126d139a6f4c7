package dev.lockstep.standalone.simulation;

import dev.lockstep.standalone.simulation.history.Scope;
import dev.lockstep.standalone.simulation.world.Equipment;
import java.util.function.LongFunction;

/** Lets the history of a seed take place: what a planting loader loads first. */
public final class PlantedPlay implements LongFunction<String> {

  private final Play play = new Play(Equipment.load(), Scope.SERIES_TOO);

  /**
   * Plays a history.
   *
   * @return the invariant that it violates, with what is wrong; empty if it violates none
   */
  @Override
  public String apply(long seed) {
    return play.written(seed, Simulation.STEPS)
        .violation()
        .map(violation -> violation.invariant() + ": " + violation.words())
        .orElse("");
  }
}

package dev.lockstep.standalone.simulation.history;

import java.util.List;

/**
 * A history: run again, it takes the same course, because nothing in it is left to chance. Faults
 * end with its last step; what is under way then comes to its end in a fixed order.
 *
 * @param seed from which it was made
 */
public record History(long seed, Setting setting, List<Step> steps) {

  public History {
    steps = List.copyOf(steps);
  }

  /** The same with other steps. */
  public History with(List<Step> others) {
    return new History(seed, setting, others);
  }
}

package dev.lockstep.standalone.simulation.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Takes as many elements out of a list as it can while it still fails (delta debugging: Zeller and
 * Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002). In the end no single
 * element can be left out.
 */
public final class Shrinker {

  private final int mostTries;
  private int tries;

  /** One that gives up after so many tries. */
  public Shrinker(int mostTries) {
    this.mostTries = mostTries;
  }

  /**
   * The shortest list that was found.
   *
   * @param fails whether a list still fails
   */
  public <T> List<T> shrink(List<T> list, Predicate<List<T>> fails) {
    List<T> shortest = new ArrayList<>(list);
    int chunk = Math.max(1, shortest.size() / 2);
    while (true) {
      boolean shorter = false;
      for (int from = 0; from < shortest.size() && tries < mostTries; ) {
        int to = Math.min(shortest.size(), from + chunk);
        List<T> rest = new ArrayList<>(shortest.subList(0, from));
        rest.addAll(shortest.subList(to, shortest.size()));
        tries++;
        if (fails.test(rest)) {
          shortest = rest;
          shorter = true;
        } else {
          from = to;
        }
      }
      if (tries >= mostTries || (chunk == 1 && !shorter)) {
        return List.copyOf(shortest);
      }
      chunk = shorter && chunk == 1 ? 1 : Math.max(1, chunk / 2);
    }
  }
}

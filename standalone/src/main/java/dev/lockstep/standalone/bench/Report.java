package dev.lockstep.standalone.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a run of a benchmark came to.
 *
 * @param benchmark its name
 * @param at when it began
 */
public record Report(
    String benchmark,
    Instant at,
    Machine machine,
    Map<String, Long> settings,
    List<Figure> figures) {

  public Report {
    settings = Map.copyOf(settings);
    figures = List.copyOf(figures);
  }

  /** Whether every figure is what it should be. */
  public boolean isReached() {
    return figures.stream().allMatch(Figure::isReached);
  }
}

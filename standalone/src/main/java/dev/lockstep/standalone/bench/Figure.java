package dev.lockstep.standalone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One thing that was measured.
 *
 * @param name what it is
 * @param unit the unit of all its values, for instance {@code ms} or {@code requests/s}
 * @param baseline the bare alternative in the same rounds
 * @param goal what it should be; a share needs a baseline
 */
public record Figure(
    String name, String unit, Samples samples, Optional<Baseline> baseline, Optional<Goal> goal) {

  public Figure {
    boolean paired =
        baseline
            .map(bare -> bare.samples().values().size() == samples.values().size())
            .orElse(true);
    if (!paired) {
      throw new IllegalArgumentException(name + ": the baseline has another number of rounds");
    }
    boolean needsBaseline =
        goal.map(
                one ->
                    switch (one) {
                      case Goal.ShareAtLeast _, Goal.ShareAtMost _ -> true;
                      case Goal.AtLeast _, Goal.AtMost _ -> false;
                    })
            .orElse(false);
    if (needsBaseline && baseline.isEmpty()) {
      throw new IllegalArgumentException(name + ": a share of what?");
    }
  }

  /** A figure with nothing to compare it with. */
  public static Figure of(String name, String unit, Samples samples) {
    return new Figure(name, unit, samples, Optional.empty(), Optional.empty());
  }

  /** The same beside its bare alternative. */
  public Figure beside(String bare, Samples bareSamples) {
    return new Figure(name, unit, samples, Optional.of(new Baseline(bare, bareSamples)), goal);
  }

  /** The same with what it should be. */
  public Figure should(Goal wanted) {
    return new Figure(name, unit, samples, baseline, Optional.of(wanted));
  }

  /**
   * Which part of the baseline it is: the median of the rounds' shares, so that what slows a whole
   * round down counts for neither side.
   */
  public OptionalDouble share() {
    if (baseline.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<Double> bare = baseline.get().samples().values();
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < bare.size(); i++) {
      shares.add(samples.values().get(i) / bare.get(i));
    }
    return OptionalDouble.of(new Samples(shares).median());
  }

  /** Whether it is what it should be; so is what has no goal. */
  public boolean isReached() {
    return goal.map(
            one ->
                switch (one) {
                  case Goal.AtMost(double most) -> samples.median() <= most;
                  case Goal.AtLeast(double least) -> samples.median() >= least;
                  case Goal.ShareAtLeast(double least) -> share().orElseThrow() >= least;
                  case Goal.ShareAtMost(double most) -> share().orElseThrow() <= most;
                })
        .orElse(true);
  }
}

package dev.lockstep.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.TestReporter;

/**
 * Lets histories take place until one of them finds a fault by the invariant that it violates, and
 * beside each the same without it. (Others may find it by another one before.)
 *
 * @param name of the fault
 * @param invariant by which it is to be found
 * @param plants what is done otherwise
 */
record Hunt(String name, String invariant, List<Plant> plants) {

  static final long FIRST_SEED = 4_000_000;
  private static final int MOST_HISTORIES = 10_000;

  void find(TestReporter reporter) throws ReflectiveOperationException {
    PlantingLoader loader = new PlantingLoader(plants);
    LongFunction<String> faulty = play(loader);
    LongFunction<String> right = play(new PlantingLoader(List.of()));
    String found = "";
    long seed = FIRST_SEED;
    for (; !found.startsWith(invariant) && seed < FIRST_SEED + MOST_HISTORIES; seed++) {
      found = faulty.apply(seed);
      assertThat(right.apply(seed)).as("history %d without the fault", seed).isEmpty();
    }

    assertThat(loader.planted())
        .as("places of the fault, if the code is still as the fault has it")
        .isGreaterThanOrEqualTo(plants.size());
    assertThat(found).as("found within %d histories", MOST_HISTORIES).startsWith(invariant);
    reporter.publishEntry(name, "after " + (seed - FIRST_SEED) + " histories: " + found);
  }

  private LongFunction<String> play(PlantingLoader loader) throws ReflectiveOperationException {
    return loader.create(
        invariant.equals("determinism") ? PlantedPlayTwice.class : PlantedPlay.class);
  }
}

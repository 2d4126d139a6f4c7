package dev.lockstep.standalone.simulation.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

  private static final List<Integer> MANY = IntStream.range(0, 100).boxed().toList();
  private static final int ENOUGH = 10_000;

  private static List<Integer> shrunk(Predicate<List<Integer>> fails) {
    return new Shrinker(ENOUGH).shrink(MANY, fails);
  }

  @Test
  void whatTheFailureNeedsIsLeftInItsOrder() {
    assertThat(shrunk(list -> list.containsAll(List.of(97, 3, 42)))).containsExactly(3, 42, 97);
    assertThat(shrunk(list -> list.contains(0))).containsExactly(0);
    assertThat(shrunk(_ -> true)).isEmpty();
  }

  @Test
  void inTheEndNoSingleElementCanBeLeftOut() {
    Predicate<List<Integer>> fails = list -> list.stream().mapToInt(Integer::intValue).sum() >= 300;
    List<Integer> shortest = shrunk(fails);

    assertThat(fails).accepts(shortest);
    for (Integer element : shortest) {
      List<Integer> without = new ArrayList<>(shortest);
      without.remove((Object) element);
      assertThat(fails).rejects(without);
    }
  }

  @Test
  void afterSoManyTriesItIsContentWithWhatItHas() {
    AtomicInteger tries = new AtomicInteger();
    List<Integer> shortest =
        new Shrinker(5)
            .shrink(
                MANY,
                list -> {
                  tries.incrementAndGet();
                  return list.contains(7);
                });

    assertThat(tries).hasValue(5);
    assertThat(shortest).contains(7).hasSizeBetween(2, MANY.size() - 1);
  }
}

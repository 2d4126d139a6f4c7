package dev.lockstep.standalone.bench.decide;

import dev.lockstep.sync.core.Decider;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All decisions of some lives from entry to deletion, in the order in which their inputs come.
 *
 * @param moments what they are made from, each read from its JSON
 */
record Mixture(List<Moment> moments) {
  private static final int DAYS = 2;

  Mixture {
    moments = List.copyOf(moments);
  }

  /** The mixture of so many lives. */
  static Mixture of(Decider decider, int lives) {
    StoredForm stored = new StoredForm();
    List<Moment> moments = new ArrayList<>();
    for (int number = 0; number < lives; number++) {
      Life life =
          new Life(
              moment -> {
                moments.add(stored.copy(moment));
                return moment.decide(decider);
              },
              number);
      life.begin();
      for (int day = 0; day < DAYS; day++) {
        life.day();
      }
      life.end();
    }
    return new Mixture(moments);
  }

  /** What it consists of, for people. */
  String words() {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    moments.forEach(moment -> counts.merge(moment.kind(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(
            entry ->
                String.format(
                    Locale.ROOT,
                    "%s %.0f %%",
                    entry.getKey().words(),
                    100.0 * entry.getValue() / moments.size()))
        .collect(Collectors.joining(", "));
  }
}

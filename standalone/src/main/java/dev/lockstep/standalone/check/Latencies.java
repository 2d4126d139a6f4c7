package dev.lockstep.standalone.check;

import java.time.Duration;
import java.util.List;

/**
 * How long edits took in one direction.
 *
 * @param sorted ascending, one at least
 */
record Latencies(String direction, List<Duration> sorted) {

  Latencies {
    sorted = sorted.stream().sorted().toList();
  }

  Duration quantile(double share) {
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.clamp(index, 0, sorted.size() - 1));
  }

  String words() {
    return "%s: %d edits, median %d ms, 95th percentile %d ms, maximum %d ms"
        .formatted(
            direction,
            sorted.size(),
            quantile(0.5).toMillis(),
            quantile(0.95).toMillis(),
            sorted.getLast().toMillis());
  }
}

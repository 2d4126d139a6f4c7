package dev.lockstep.standalone.bench;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The benchmarks that there are.
 *
 * @param all in the order in which they are listed
 */
public record Benchmarks(List<Benchmark> all) {
  public Benchmarks {
    all = List.copyOf(all);
  }

  /** The one of that name. */
  public Optional<Benchmark> named(String name) {
    return all.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /**
   * Runs one.
   *
   * @param settings what is to differ from what it declares
   * @param progress gets a line now and then
   * @throws IllegalArgumentException if it has no such setting
   * @throws Exception if it cannot measure
   */
  public static Report run(
      Benchmark benchmark, Map<String, Long> settings, Clock clock, Consumer<String> progress)
      throws Exception {
    Run run = Run.of(benchmark.settings(), settings, progress);
    Instant at = clock.instant();
    Machine machine = Machine.here();
    List<Figure> figures = benchmark.measure(run);
    return new Report(benchmark.name(), at, machine, run.settings(), figures);
  }
}

package dev.lockstep.standalone.bench.simulator;

import dev.lockstep.standalone.bench.Figure;
import dev.lockstep.standalone.bench.Goal;
import dev.lockstep.standalone.bench.Run;
import dev.lockstep.standalone.bench.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** From the start of the process until a first request is answered. */
final class StartTime {
  private static final String HEAP = "640m";
  private static final double GOAL_MILLIS = 1000;

  private StartTime() {}

  /** How long it took, and how much processor time of it; the latter hardly knows of other work. */
  private record Start(double millis, double processorMillis) {}

  static List<Figure> measure(Run run, int rounds) throws IOException, InterruptedException {
    run.say("starts");
    simulator();
    bare();
    List<Start> measured = new ArrayList<>();
    List<Start> baseline = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      measured.add(simulator());
      baseline.add(bare());
    }
    return List.of(
        Figure.of("start until it answers", "ms", samples(measured, Start::millis))
            .beside("bare server", samples(baseline, Start::millis))
            .should(new Goal.AtMost(GOAL_MILLIS)),
        Figure.of("processor time of a start", "ms", samples(measured, Start::processorMillis))
            .beside("bare server", samples(baseline, Start::processorMillis)));
  }

  private static Samples samples(List<Start> starts, ToDoubleFunction<Start> of) {
    return new Samples(starts.stream().mapToDouble(of).boxed().toList());
  }

  private static Start simulator() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (ServerProcess process = ServerProcess.simulator(HEAP)) {
      return answered(begin, process, "/_sim/mailboxes");
    }
  }

  private static Start bare() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (ServerProcess process = ServerProcess.bare(HEAP)) {
      return answered(begin, process, "/bytes/12");
    }
  }

  private static Start answered(long begin, ServerProcess process, String target)
      throws IOException {
    try (Connection connection = new Connection(process.address())) {
      connection.answer(Connection.Request.of("GET", target, "", ""));
      double millis = (System.nanoTime() - begin) / 1e6;
      return new Start(millis, process.processorTime().map(Duration::toMillis).orElse(0L));
    }
  }
}

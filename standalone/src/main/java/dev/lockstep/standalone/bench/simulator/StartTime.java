package dev.lockstep.standalone.bench.simulator;

import dev.lockstep.standalone.bench.Figure;
import dev.lockstep.standalone.bench.Goal;
import dev.lockstep.standalone.bench.Run;
import dev.lockstep.standalone.bench.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** From the start of the process until a first request is answered. */
final class StartTime {
  private static final String HEAP = "640m";
  private static final double GOAL_MILLIS = 1000;

  private StartTime() {}

  static Figure measure(Run run, int rounds) throws IOException, InterruptedException {
    run.say("starts");
    simulator();
    bare();
    List<Double> measured = new ArrayList<>();
    List<Double> baseline = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      measured.add(simulator());
      baseline.add(bare());
    }
    return Figure.of("start until it answers", "ms", new Samples(measured))
        .beside("bare server", new Samples(baseline))
        .should(new Goal.AtMost(GOAL_MILLIS));
  }

  private static double simulator() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (ServerProcess process = ServerProcess.simulator(HEAP);
        Connection connection = new Connection(process.address())) {
      connection.answer(Connection.Request.of("GET", "/_sim/mailboxes", "", ""));
      return (System.nanoTime() - begin) / 1e6;
    }
  }

  private static double bare() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (ServerProcess process = ServerProcess.bare(HEAP);
        Connection connection = new Connection(process.address())) {
      connection.answer(Connection.Request.of("GET", "/bytes/12", "", ""));
      return (System.nanoTime() - begin) / 1e6;
    }
  }
}

package dev.lockstep.standalone.bench.simulator;

import dev.lockstep.standalone.bench.Benchmark;
import dev.lockstep.standalone.bench.Figure;
import dev.lockstep.standalone.bench.Run;
import dev.lockstep.standalone.bench.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The Graph simulator beside the JDK's HTTP server, each in a JVM of its own: rates of requests, a
 * delta round, memory, start.
 */
public final class SimulatorBenchmark implements Benchmark {
  private static final String HEAP = "640m";
  private static final String ROUNDS = "rounds";
  private static final String EVENTS = "events";

  @Override
  public String name() {
    return "simulator";
  }

  @Override
  public String summary() {
    return "the Graph simulator beside a bare HTTP server: requests, delta, memory, start";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting(ROUNDS, 9, "alternating rounds of each comparison"),
        new Setting(EVENTS, 1_000_000, "events in the process whose memory is measured"));
  }

  @Override
  public List<Figure> measure(Run run) throws IOException, InterruptedException {
    int rounds = Math.toIntExact(run.setting(ROUNDS));
    List<Figure> figures = new ArrayList<>();
    try (ServerProcess simulator = ServerProcess.simulator(HEAP);
        ServerProcess bare = ServerProcess.bare(HEAP)) {
      figures.addAll(new RequestRates(simulator.address(), bare.address()).measure(run, rounds));
      figures.add(new DeltaTime(simulator.address(), bare.address()).measure(run, rounds));
    }
    figures.addAll(StartTime.measure(run, rounds));
    figures.addAll(Memory.measure(run, run.setting(EVENTS)));
    return figures;
  }
}

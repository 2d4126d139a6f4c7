package dev.lockstep.standalone.bench.recurrence;

import dev.lockstep.standalone.bench.Benchmark;
import dev.lockstep.standalone.bench.Figure;
import dev.lockstep.standalone.bench.Run;
import dev.lockstep.standalone.bench.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * Recurrence rules beside lib-recur alone, and the daily roll of the horizon of many series: the
 * stage alone, and a whole processor in a JVM of its own.
 */
public final class RecurrenceBenchmark implements Benchmark {
  private static final String ROUNDS = "rounds";
  private static final String SERIES = "series";

  @Override
  public String name() {
    return "recurrence";
  }

  @Override
  public String summary() {
    return "recurrence rules beside lib-recur alone; rolling the horizon of many series";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting(ROUNDS, 15, "alternating rounds of each comparison"),
        new Setting(SERIES, 100_000, "series whose horizon is rolled on by a day"));
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    int series = Math.toIntExact(run.setting(SERIES));
    List<Figure> figures = new ArrayList<>();
    figures.addAll(ExpansionTime.measure(run, Math.toIntExact(run.setting(ROUNDS))));
    figures.add(StageRoll.measure(run, series));
    figures.addAll(ProcessorRoll.measure(run, series));
    return figures;
  }
}

package dev.lockstep.standalone.bench.decide;

import dev.lockstep.standalone.bench.Benchmark;
import dev.lockstep.standalone.bench.Figure;
import dev.lockstep.standalone.bench.Run;
import dev.lockstep.standalone.bench.Setting;
import dev.lockstep.sync.core.Decider;
import dev.lockstep.sync.rules.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The decision core alone, without topics: decisions a second on one thread for appointments of
 * about 3 kB with five participants, and what a decision allocates as a history gets long.
 */
public final class DecideBenchmark implements Benchmark {
  private static final String ROUNDS = "rounds";
  private static final String LIVES = "lives";
  private static final String DAYS = "days";

  @Override
  public String name() {
    return "decide";
  }

  @Override
  public String summary() {
    return "the decision core: decisions a second, memory a decision in a long history";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting(ROUNDS, 9, "rounds of each figure"),
        new Setting(LIVES, 4, "appointments whose lives are the mixture of decisions"),
        new Setting(DAYS, 20_000, "days of edits on both sides in the long history"));
  }

  @Override
  public List<Figure> measure(Run run) {
    int rounds = Math.toIntExact(run.setting(ROUNDS));
    Decider decider = new Decider(Policy.DEFAULT);
    Mixture mixture = Mixture.of(decider, Math.toIntExact(run.setting(LIVES)));
    run.say(
        String.format(
            Locale.ROOT,
            "%,d decisions about appointments of %,d bytes as JSON: %s",
            mixture.moments().size(),
            SampleVisit.bytes(SampleVisit.of(0, 0, Staff.participants(false))),
            mixture.words()));
    List<Figure> figures = new ArrayList<>();
    figures.addAll(new DecisionRate(decider, mixture).measure(run, rounds));
    figures.addAll(new LongHistory(decider).measure(run, rounds, run.setting(DAYS)));
    return figures;
  }
}

package dev.lockstep.standalone.bench.decide;

import com.sun.management.ThreadMXBean;
import dev.lockstep.standalone.bench.Figure;
import dev.lockstep.standalone.bench.Goal;
import dev.lockstep.standalone.bench.Run;
import dev.lockstep.standalone.bench.Samples;
import dev.lockstep.sync.core.Decided;
import dev.lockstep.sync.core.Decider;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * What a decision allocates, and what is kept, early and late in the long history of one
 * appointment: neither may grow.
 */
final class LongHistory {
  private static final int WARM_UP_DAYS = 5_000;

  /** Until what has a limit has reached it: versions that our own writes replaced are kept. */
  private static final int SETTLING_DAYS = 20;

  private static final int DAYS_A_SAMPLE = 200;

  /** Revisions are numbers, and numbers get longer; the compiler may still learn. */
  private static final double GOAL = 1.05;

  private final Decider decider;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private long decisions;
  private long allocated;

  LongHistory(Decider decider) {
    this.decider = decider;
  }

  /**
   * Measures.
   *
   * @param days how long the appointment lives; a day are about twenty decisions
   */
  List<Figure> measure(Run run, int rounds, long days) {
    run.say("one appointment for " + days + " days");
    StoredForm stored = new StoredForm();
    Life other = lived(1);
    for (int day = 0; day < WARM_UP_DAYS; day++) {
      other.day();
    }
    Life life = lived(0);
    long young = life.state().revision();
    List<Double> early = samples(life, rounds);
    double small = stored.bytes(life.state());
    for (long day = 0; day < days; day++) {
      life.day();
    }
    List<Double> late = samples(life, rounds);
    double large = stored.bytes(life.state());
    return List.of(
        Figure.of(
                "allocated by a decision after " + life.state().revision() + " decisions",
                "bytes",
                new Samples(late))
            .beside("after " + young, new Samples(early))
            .should(new Goal.ShareAtMost(GOAL)),
        Figure.of("its state in the store then", "bytes", Samples.once(large))
            .beside("after " + young, Samples.once(small))
            .should(new Goal.ShareAtMost(GOAL)));
  }

  private Life lived(long number) {
    Life life = new Life(this::decided, number);
    life.begin();
    for (int day = 0; day < SETTLING_DAYS; day++) {
      life.day();
    }
    return life;
  }

  private Decided decided(Moment moment) {
    long before = threads.getCurrentThreadAllocatedBytes();
    Decided decided = moment.decide(decider);
    allocated += threads.getCurrentThreadAllocatedBytes() - before;
    decisions++;
    return decided;
  }

  private List<Double> samples(Life life, int rounds) {
    List<Double> samples = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      decisions = 0;
      allocated = 0;
      for (int day = 0; day < DAYS_A_SAMPLE; day++) {
        life.day();
      }
      samples.add((double) allocated / decisions);
    }
    return samples;
  }
}

package dev.lockstep.standalone.bench.decide;

import com.sun.management.OperatingSystemMXBean;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.standalone.bench.Figure;
import dev.lockstep.standalone.bench.Goal;
import dev.lockstep.standalone.bench.Run;
import dev.lockstep.standalone.bench.Samples;
import dev.lockstep.sync.core.Decider;
import dev.lockstep.sync.state.AppointmentState;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * How many decisions one thread makes in a second, beside the least that whoever keeps a state has
 * to do: compare what the two sides hold, field by field, and copy the state.
 */
final class DecisionRate {
  /** So many of each before anything counts, however slow the machine: then all is compiled. */
  private static final long WARM_UP = 1_500_000;

  private static final long ROUND_NANOS = 1_000_000_000L;
  private static final double GOAL = 200_000;
  private static final String BARE = "compare and copy";

  private final List<Moment> moments;
  private final Decider decider;
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private long sum;

  DecisionRate(Decider decider, Mixture mixture) {
    this.decider = decider;
    moments = mixture.moments();
  }

  /**
   * Measures. Processor time is that of the whole process, with all collecting of garbage; where
   * others use the machine too, it says more than the rate does.
   */
  List<Figure> measure(Run run, int rounds) {
    run.say("decisions, " + rounds + " rounds");
    for (long done = 0; done < WARM_UP; done += moments.size()) {
      pass(this::decided);
      pass(DecisionRate::comparedAndCopied);
    }
    List<Round> measured = new ArrayList<>();
    List<Round> bare = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      // the one that begins changes, so that neither always runs on the warmer machine
      if (round % 2 == 0) {
        measured.add(rate(this::decided, ROUND_NANOS));
        bare.add(rate(DecisionRate::comparedAndCopied, ROUND_NANOS));
      } else {
        bare.add(rate(DecisionRate::comparedAndCopied, ROUND_NANOS));
        measured.add(rate(this::decided, ROUND_NANOS));
      }
    }
    if (sum == 0) {
      throw new IllegalStateException("nothing was decided");
    }
    return List.of(
        Figure.of("decisions, one thread", "decisions/s", samples(measured, Round::rate))
            .beside(BARE, samples(bare, Round::rate))
            .should(new Goal.AtLeast(GOAL)),
        Figure.of("processor time of a decision", "µs", samples(measured, Round::micros))
            .beside(BARE, samples(bare, Round::micros)));
  }

  /**
   * What a round came to.
   *
   * @param rate done in a second
   * @param micros processor time of one, in microseconds
   */
  private record Round(double rate, double micros) {}

  private static Samples samples(List<Round> rounds, ToDoubleFunction<Round> value) {
    return new Samples(rounds.stream().map(value::applyAsDouble).toList());
  }

  /** Whole passes over the mixture, so that each round does the same. */
  private Round rate(ToIntFunction<Moment> work, long nanos) {
    long cpu = system.getProcessCpuTime();
    long begin = System.nanoTime();
    long done = 0;
    long took;
    do {
      pass(work);
      done += moments.size();
      took = System.nanoTime() - begin;
    } while (took < nanos);
    return new Round(done * 1e9 / took, (system.getProcessCpuTime() - cpu) / 1e3 / done);
  }

  private void pass(ToIntFunction<Moment> work) {
    for (Moment moment : moments) {
      sum += work.applyAsInt(moment);
    }
  }

  /** The real thing; some number of the result, so that nothing of it is left out. */
  private int decided(Moment moment) {
    return moment.decide(decider).decision().words().length();
  }

  private static int comparedAndCopied(Moment moment) {
    AppointmentState state = moment.state();
    Optional<Appointment> event = state.groupware().state().seen().map(EventState::content);
    Optional<Appointment> record = state.crm().state().seen().map(CrmRecord::content);
    int differing =
        event.isPresent() && record.isPresent()
            ? Field.differing(event.get(), record.get()).size()
            : 1;
    AppointmentState copy =
        state
            .revised()
            .with(
                state
                    .groupware()
                    .with(state.groupware().state().in(state.groupware().state().phase())))
            .with(state.crm().with(state.crm().state().in(state.crm().state().phase())));
    return differing + (int) copy.revision();
  }
}

package dev.lockstep.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.standalone.simulation.history.Scope;
import dev.lockstep.standalone.simulation.report.Outcome;
import dev.lockstep.standalone.simulation.report.OutcomeText;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class SimulationTest {

  private static final int HISTORIES = 20_000;
  private static final int THREADS = 2;
  private static final int WITH_SERIES = 3_000;
  private static final long KNOWN_SEED = 20_261_127;

  /** Fresh ones in each build; {@code -Dlockstep.seed=N} plays those of a failed build again. */
  private static final long SEED =
      Long.getLong("lockstep.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));

  @Test
  void noHistoryViolatesAnInvariant(TestReporter reporter) throws InterruptedException {
    reporter.publishEntry("seed", Long.toString(SEED));

    Outcome outcome = new Simulation(Scope.SINGLES).run(SEED, HISTORIES, THREADS, _ -> {});

    assertNoViolation(outcome);
    assertThat(outcome.figures().histories()).isEqualTo(HISTORIES);
    assertThat(
            List.of(
                outcome.figures().edits(),
                outcome.figures().deletions(),
                outcome.figures().conflicts(),
                outcome.figures().crashes(),
                outcome.figures().replays(),
                outcome.figures().mails(),
                outcome.figures().mailsHeld()))
        .as("what has to happen, lest histories prove nothing")
        .allSatisfy(count -> assertThat(count).isGreaterThan(HISTORIES / 50L));
  }

  private static void assertNoViolation(Outcome outcome) {
    assertThat(outcome.counterexample())
        .as(() -> String.join("\n", OutcomeText.lines(outcome)))
        .isEmpty();
  }

  /** The same ones in each build: fresh ones still find something in some hundred thousand. */
  @Test
  void noHistoryWithSeriesViolatesAnInvariant() throws InterruptedException {
    Outcome outcome =
        new Simulation(Scope.SERIES_TOO).run(KNOWN_SEED, WITH_SERIES, THREADS, _ -> {});

    assertNoViolation(outcome);
    assertThat(List.of(outcome.figures().series(), outcome.figures().exceptions()))
        .as("what has to happen, lest histories prove nothing")
        .allSatisfy(count -> assertThat(count).isGreaterThan(WITH_SERIES / 50L));
  }

  @Test
  void theSameSeedGivesTheSameHistoriesOnHoweverManyThreads() throws InterruptedException {
    Outcome one = new Simulation(Scope.SINGLES).run(77, 1_000, 1, _ -> {});
    Outcome three = new Simulation(Scope.SINGLES).run(77, 1_000, 3, _ -> {});
    Outcome other = new Simulation(Scope.SINGLES).run(78, 1_000, 3, _ -> {});

    assertThat(three).isEqualTo(one);
    assertThat(other.digest()).isNotEqualTo(one.digest());
  }
}

package dev.lockstep.standalone.cli;

import dev.lockstep.standalone.simulation.Simulation;
import dev.lockstep.standalone.simulation.history.Scope;
import dev.lockstep.standalone.simulation.report.Outcome;
import dev.lockstep.standalone.simulation.report.OutcomeJson;
import dev.lockstep.standalone.simulation.report.OutcomeText;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulate}: random histories against the decision core. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description =
        "Random histories against the decision core, with models of both sides and of everything"
            + " between; on a violation of an invariant it prints the shortest history that it"
            + " finds, and its seed. The same seed gives the same output.")
final class SimulateCommand implements Callable<Integer> {
  private static final int MOST_THREADS = 256;
  private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);

  private final Output output;

  @Option(
      names = "--histories",
      paramLabel = "N",
      required = true,
      description = "How many histories of 40 steps.")
  private long histories;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "Where they come from: history n comes from S + n, so that one can be run again alone."
              + " Default: another one each time.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "How many run at once (default: ${DEFAULT-VALUE}); changes nothing else.")
  private int threads = 1;

  @Option(
      names = "--series",
      description = "One history in five has series too, and three times as many steps.")
  private boolean series;

  @Option(names = "--json", description = "As JSON, on one line.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  SimulateCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws InterruptedException {
    CommandSpec known = Optional.ofNullable(spec).orElseThrow();
    if (histories < 1) {
      throw new ParameterException(
          known.commandLine(), "--histories is " + histories + ", and must be at least 1");
    }
    if (threads < 1 || threads > MOST_THREADS) {
      throw new ParameterException(
          known.commandLine(), "--threads is " + threads + ", and must be from 1 to 256");
    }
    long from = seed.orElseGet(() -> (long) new SecureRandom().nextInt() & Integer.MAX_VALUE);
    Outcome outcome =
        new Simulation(series ? Scope.SERIES_TOO : Scope.SINGLES)
            .run(from, histories, threads, new Progress(known.commandLine().getErr()));
    if (json) {
      output.json(new OutcomeJson().of(outcome));
    } else {
      OutcomeText.lines(outcome).forEach(output::line);
    }
    return outcome.counterexample().isPresent() ? LockstepCommand.NO : LockstepCommand.DONE;
  }

  /** Says now and then how far it is, on standard error. */
  private static final class Progress implements LongConsumer {
    private final PrintWriter err;
    private final long start = System.nanoTime();
    private long last = start;

    Progress(PrintWriter err) {
      this.err = err;
    }

    @Override
    public void accept(long done) {
      long now = System.nanoTime();
      if (now - last >= BETWEEN_REPORTS.toNanos()) {
        last = now;
        err.printf(
            Locale.ROOT,
            "%,d histories, %,d a second%n",
            done,
            done * 1_000_000_000L / (now - start));
        err.flush();
      }
    }
  }
}

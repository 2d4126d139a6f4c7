package dev.lockstep.standalone.cli;

import dev.lockstep.config.BrokenConfiguration;
import dev.lockstep.standalone.bench.Benchmarks;
import dev.lockstep.standalone.bench.decide.DecideBenchmark;
import dev.lockstep.standalone.bench.recurrence.RecurrenceBenchmark;
import dev.lockstep.standalone.bench.simulator.SimulatorBenchmark;
import dev.lockstep.standalone.stack.CannotRun;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The command line: what there is, and how it ends. */
@Command(
    name = "lockstep",
    description = "Keeps the appointments of Microsoft 365 and of a CRM database equal.",
    synopsisSubcommandLabel = "VERB",
    mixinStandardHelpOptions = true,
    version = "lockstep 0.1.0-SNAPSHOT")
public final class LockstepCommand {
  private static final Logger LOG = LoggerFactory.getLogger(LockstepCommand.class);

  /** It was done. */
  static final int DONE = 0;

  /** It ran, and the answer is no. */
  static final int NO = 1;

  /** Wrong usage, or something outside is missing. */
  static final int CANNOT = 2;

  private static final List<String> LATER = List.of("replay", "restore", "undo", "onboard");

  private static final Benchmarks BENCHMARKS =
      new Benchmarks(
          List.of(new SimulatorBenchmark(), new DecideBenchmark(), new RecurrenceBenchmark()));

  private LockstepCommand() {}

  /**
   * The command line.
   *
   * @param out what scripts read; all else goes to standard error
   */
  public static CommandLine commandLine(PrintStream out) {
    Output output = new Output(out);
    CommandLine all = new CommandLine(new LockstepCommand());
    all.addSubcommand(new UpCommand(output));
    all.addSubcommand(new DemoCommand(output));
    all.addSubcommand(new SimulatorCommand(output));
    all.addSubcommand(new RunCommand());
    all.addSubcommand(new TopicsCommand(output));
    all.addSubcommand(new StatusCommand(output));
    all.addSubcommand(new ExplainCommand(output));
    all.addSubcommand(new WorkListCommand(output));
    all.addSubcommand(new ConfigCommand(output));
    all.addSubcommand(new SimulateCommand(output));
    all.addSubcommand(new BenchCommand(output, BENCHMARKS));
    LATER.forEach(verb -> all.addSubcommand(verb, new LaterCommand(verb)));
    all.setCaseInsensitiveEnumValuesAllowed(true);
    all.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    all.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    all.setExecutionExceptionHandler(faults());
    return all;
  }

  /** What is said when a verb cannot be carried out. */
  static IExecutionExceptionHandler faults() {
    return new Faults();
  }

  /** Says what is wrong in a line or a few, never with a stack trace on what a person can mend. */
  private static final class Faults implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
      PrintWriter err = command.getErr();
      switch (e) {
        case CannotRun cannot -> err.println("lockstep: " + cannot.getMessage());
        case BrokenConfiguration broken -> {
          err.println("lockstep: the configuration is broken:");
          broken.faults().forEach(fault -> err.println("  " + fault));
        }
        case InterruptedException _ -> err.println("lockstep: interrupted");
        default -> {
          LOG.atError().setCause(e).log("this should not have happened");
          err.println("lockstep: " + e);
        }
      }
      return CANNOT;
    }
  }
}

package dev.lockstep.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.config.BrokenConfiguration;
import dev.lockstep.standalone.stack.CannotRun;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: the timeline of one appointment. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "The timeline of one appointment: each input, what changed, the rule, the decision and its"
            + " reason, each command and what became of it.")
final class ExplainCommand implements Callable<Integer> {
  private static final int FINE = 200;
  private static final int UNKNOWN = 404;

  private final Output output;

  @ArgGroup(multiplicity = "1")
  private @Nullable Which which;

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(names = "--json", description = "As JSON, on one line.")
  private boolean json;

  /** How the appointment is named. */
  static final class Which {
    @Parameters(
        paramLabel = "KEY",
        arity = "1",
        description = "The appointment's key: gw:... or crm:...")
    private Optional<String> key = Optional.empty();

    @Option(names = "--event", paramLabel = "ID", description = "The id of the event in Graph.")
    private Optional<String> event = Optional.empty();

    @Option(
        names = "--record",
        paramLabel = "STATION-SERIAL",
        description = "The key of the record in the CRM.")
    private Optional<String> record = Optional.empty();

    String query() {
      return key.map(text -> "key=" + encoded(text))
          .or(() -> event.map(text -> "event=" + encoded(text)))
          .or(() -> record.map(text -> "record=" + encoded(text)))
          .orElse("");
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, UTF_8);
    }
  }

  ExplainCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws CannotRun, BrokenConfiguration, InterruptedException {
    ConsoleOptions.Answer answer = console.ask("/explain?" + (which == null ? "" : which.query()));
    if (answer.status() == UNKNOWN || answer.body().path("appointments").isEmpty()) {
      if (json) {
        output.json(answer.body());
      } else {
        output.line("nothing is known of this appointment");
      }
      return LockstepCommand.NO;
    }
    if (answer.status() != FINE) {
      throw new CannotRun("the console answers " + answer.status() + ": " + answer.body());
    }
    if (json) {
      output.json(answer.body());
    } else {
      new ExplainText(answer.body()).lines().forEach(output::line);
    }
    return LockstepCommand.DONE;
  }
}

package dev.lockstep.standalone.cli;

import dev.lockstep.config.BrokenConfiguration;
import dev.lockstep.standalone.stack.CannotRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code status}: how the services, mailboxes and topics are. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "How every service, mailbox and topic is, and how much waits for a person.")
final class StatusCommand implements Callable<Integer> {
  private static final int FINE = 200;

  private final Output output;

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Option(names = "--json", description = "As JSON, on one line.")
  private boolean json;

  StatusCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws CannotRun, BrokenConfiguration, InterruptedException {
    ConsoleOptions.Answer answer = console.ask("/status");
    if (answer.status() != FINE) {
      throw new CannotRun("the console answers " + answer.status() + ": " + answer.body());
    }
    if (json) {
      output.json(answer.body());
    } else {
      new StatusText(answer.body()).lines().forEach(output::line);
    }
    return LockstepCommand.DONE;
  }
}

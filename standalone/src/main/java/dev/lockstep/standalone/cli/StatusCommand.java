package dev.lockstep.standalone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "status", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  StatusCommand(Output output) {}

  @Override
  public Integer call() {
    return LockstepCommand.CANNOT;
  }
}

package dev.lockstep.standalone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "explain", mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  ExplainCommand(Output output) {}

  @Override
  public Integer call() {
    return LockstepCommand.CANNOT;
  }
}

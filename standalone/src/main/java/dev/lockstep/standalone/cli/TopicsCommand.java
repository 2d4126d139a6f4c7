package dev.lockstep.standalone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "topics", mixinStandardHelpOptions = true)
final class TopicsCommand implements Callable<Integer> {
  TopicsCommand(Output output) {}

  @Override
  public Integer call() {
    return LockstepCommand.CANNOT;
  }
}

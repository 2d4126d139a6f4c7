package dev.lockstep.standalone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "run", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  RunCommand() {}

  @Override
  public Integer call() {
    return LockstepCommand.CANNOT;
  }
}

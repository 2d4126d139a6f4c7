package dev.lockstep.standalone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  DemoCommand(Output output) {}

  @Override
  public Integer call() {
    return LockstepCommand.CANNOT;
  }
}

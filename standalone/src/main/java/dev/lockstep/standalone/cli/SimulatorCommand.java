package dev.lockstep.standalone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "simulator", mixinStandardHelpOptions = true)
final class SimulatorCommand implements Callable<Integer> {
  SimulatorCommand(Output output) {}

  @Override
  public Integer call() {
    return LockstepCommand.CANNOT;
  }
}

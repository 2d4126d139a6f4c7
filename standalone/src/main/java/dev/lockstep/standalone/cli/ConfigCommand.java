package dev.lockstep.standalone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "config", mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {
  ConfigCommand(Output output) {}

  @Override
  public Integer call() {
    return LockstepCommand.CANNOT;
  }
}

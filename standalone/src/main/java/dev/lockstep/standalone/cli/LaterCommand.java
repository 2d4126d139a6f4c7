package dev.lockstep.standalone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** A verb that is promised and not there yet. */
@Command(description = "Not there yet.")
final class LaterCommand implements Callable<Integer> {
  private final String verb;

  @Unmatched private List<String> arguments = new ArrayList<>();

  @Spec private @Nullable CommandSpec spec;

  LaterCommand(String verb) {
    this.verb = verb;
  }

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine()
          .getErr()
          .println("lockstep: '" + verb + "' is not there yet (arguments: " + arguments + ")");
    }
    return LockstepCommand.CANNOT;
  }
}

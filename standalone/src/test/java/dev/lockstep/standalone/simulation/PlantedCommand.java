package dev.lockstep.standalone.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.standalone.cli.LockstepCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Function;

/** Runs the command line: what a planting loader loads first. */
public final class PlantedCommand implements Function<List<String>, List<String>> {

  /**
   * Runs a command.
   *
   * @return its exit code, what it printed, and what it printed on standard error
   */
  @Override
  public List<String> apply(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    int code =
        LockstepCommand.commandLine(new PrintStream(out, true, UTF_8))
            .setErr(new PrintWriter(err, true))
            .execute(arguments.toArray(String[]::new));
    return List.of(Integer.toString(code), out.toString(UTF_8), err.toString());
  }
}

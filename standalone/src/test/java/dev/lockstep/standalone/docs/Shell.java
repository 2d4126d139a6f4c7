package dev.lockstep.standalone.docs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A shell in which a reader of the documentation types one example after the other. */
final class Shell implements AutoCloseable {
  private static final String END = "-- end of example --";

  private final Process process;
  private final Writer input;
  private final BufferedReader output;

  /**
   * Opens one.
   *
   * @param folder where it stands
   */
  Shell(Path folder, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of("sh")).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    process = builder.start();
    input = process.outputWriter();
    output = process.inputReader();
  }

  /** Whether there is such a command. */
  boolean has(String command) throws IOException {
    return !run("command -v " + command).isBlank();
  }

  /** What the commands print, on both outputs. */
  String run(String commands) throws IOException {
    input.write(commands + "\necho '" + END + "'\n");
    input.flush();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals(END)) {
        return said.toString();
      }
      said.append(line).append('\n');
    }
    throw new IOException("the shell ended: " + said);
  }

  @Override
  public void close() {
    process.destroy();
  }
}

package dev.lockstep.standalone.bench.recurrence;

import dev.lockstep.standalone.bench.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A processor in a JVM of its own with a small heap; it is ended with {@link #close}. */
final class ProcessorProcess implements AutoCloseable {
  static final int HEAP_MB = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;

  private ProcessorProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts one, as {@code ./lockstep run processor} does.
   *
   * @param settings {@code key=value}
   */
  static ProcessorProcess start(List<String> settings, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + HEAP_MB + "m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.lockstep.standalone.Lockstep",
            "run",
            "processor"));
    for (String setting : settings) {
      command.add("--set");
      command.add(setting);
    }
    return new ProcessorProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start());
  }

  /**
   * @throws IllegalStateException if it has ended by itself
   */
  void check() {
    if (!process.isAlive()) {
      throw new IllegalStateException("the processor ended with " + process.exitValue());
    }
  }

  /** Its largest resident memory so far in bytes; empty where the system does not say. */
  OptionalLong peakMemory() throws IOException {
    return new ChildProcess(process).peakMemory();
  }

  @Override
  public void close() {
    new ChildProcess(process).end(PATIENCE);
  }
}

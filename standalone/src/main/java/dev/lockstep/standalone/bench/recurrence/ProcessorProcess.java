package dev.lockstep.standalone.bench.recurrence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A processor in a JVM of its own with a small heap; it is ended with {@link #close}. */
final class ProcessorProcess implements AutoCloseable {
  static final int HEAP_MB = 256;
  private static final long PATIENCE_SECONDS = 60;

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
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
        .findFirst();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

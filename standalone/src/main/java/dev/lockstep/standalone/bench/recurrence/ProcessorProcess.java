package dev.lockstep.standalone.bench.recurrence;

import dev.lockstep.standalone.bench.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A processor in a JVM of its own with a small heap; it is ended with {@link #close}. */
final class ProcessorProcess implements AutoCloseable {
  static final int HEAP_MB = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration ANSWER = Duration.ofSeconds(2);

  private final Process process;
  private final URI ready;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build();

  private ProcessorProcess(Process process, int console) {
    this.process = process;
    this.ready = URI.create("http://localhost:" + console + "/health/ready");
  }

  /**
   * Starts one, as {@code ./lockstep run processor} does.
   *
   * @param settings {@code key=value}
   * @param console the port of its console
   */
  static ProcessorProcess start(List<String> settings, int console, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + HEAP_MB + "m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:FreqInlineSize=150",
            "-XX:InlineSmallCode=800",
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
    command.addAll(List.of("--set", "processor.console.port=" + console));
    return new ProcessorProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start(),
        console);
  }

  /**
   * @throws IllegalStateException if it has ended by itself
   */
  void check() {
    if (!process.isAlive()) {
      throw new IllegalStateException("the processor ended with " + process.exitValue());
    }
  }

  /** Whether it says of itself that it is ready. */
  boolean isReady() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(ready).timeout(ANSWER).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false; // it does not listen yet
    }
  }

  /** The processor time that it has used so far; empty where the system does not say. */
  Optional<Duration> processorTime() {
    return new ChildProcess(process).processorTime();
  }

  /** Its largest resident memory so far in bytes; empty where the system does not say. */
  OptionalLong peakMemory() throws IOException {
    return new ChildProcess(process).peakMemory();
  }

  @Override
  public void close() {
    http.shutdownNow();
    new ChildProcess(process).end(PATIENCE);
  }
}

package dev.lockstep.standalone.bench.simulator;

import dev.lockstep.standalone.bench.ChildProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server in a JVM of its own, with the options of the launcher; it is ended with {@link #close}.
 */
final class ServerProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final String SAYS_WHERE = "listening on ";

  private final Process process;
  private final URI address;

  private ServerProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** The Graph simulator, as {@code ./lockstep simulator} runs it, with so much heap at most. */
  static ServerProcess simulator(String heap) throws IOException, InterruptedException {
    return start(heap, List.of("dev.lockstep.standalone.Lockstep", "simulator", "--port", "0"));
  }

  /** The baseline. */
  static ServerProcess bare(String heap) throws IOException, InterruptedException {
    return start(heap, List.of(BareServer.class.getName()));
  }

  private static ServerProcess start(String heap, List<String> main)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xms128m",
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-XX:MaxMetaspaceSize=256m",
            "-Xss512k",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            // the JDK's server delays small packets unless told not to; ours never does
            "-Dsun.net.httpserver.nodelay=true",
            "-cp",
            System.getProperty("java.class.path")));
    command.addAll(command.indexOf("-cp"), prepared());
    command.addAll(main);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = process.inputReader();
    CompletableFuture<String> line =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return String.valueOf(out.readLine());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    try {
      String text = line.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      int at = text.indexOf(SAYS_WHERE);
      if (at < 0) {
        throw new IOException("the server did not start: " + text);
      }
      return new ServerProcess(process, URI.create(text.substring(at + SAYS_WHERE.length())));
    } catch (IOException | ExecutionException | TimeoutException | InterruptedException e) {
      process.destroyForcibly();
      switch (e) {
        case IOException failed -> throw failed;
        case InterruptedException told -> throw told;
        default -> throw new IOException("the server did not start", e);
      }
    }
  }

  /** What the launcher gave this JVM to start quicker with. */
  private static List<String> prepared() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-XX:AOTCache=") || option.startsWith("-Xlog:"))
        .toList();
  }

  /** Where it listens. */
  URI address() {
    return address;
  }

  /** The processor time that it has used so far; empty where the system does not say. */
  Optional<Duration> processorTime() {
    return process.info().totalCpuDuration();
  }

  /** Its largest resident memory so far in bytes; empty where the system does not say. */
  OptionalLong peakMemory() throws IOException {
    return new ChildProcess(process).peakMemory();
  }

  @Override
  public void close() {
    new ChildProcess(process).end(Duration.ofSeconds(10));
  }
}

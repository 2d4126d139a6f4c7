package dev.lockstep.standalone.end;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The command line in a process of its own, as the launcher starts it. */
public final class UpProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final Path errors;

  private UpProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  /**
   * Starts it.
   *
   * @param folder for its state and what it says
   */
  public static UpProcess start(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx640m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.lockstep.standalone.Lockstep"));
    command.addAll(List.of(arguments));
    Path errors = Files.createTempFile(folder, "up", ".err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("XDG_STATE_HOME", stateHome().toString());
    return new UpProcess(builder.start(), errors);
  }

  /** Where it notes which stack was started last. */
  public static Path stateHome() {
    return Path.of("target", "up-home").toAbsolutePath();
  }

  /** The line that says where everything is. */
  public JsonNode ready() throws Exception {
    BufferedReader reader = process.inputReader();
    CompletableFuture<String> line =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return String.valueOf(reader.readLine());
              } catch (IOException e) {
                return e.toString();
              }
            });
    try {
      String text = line.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!text.startsWith("{")) {
        throw new AssertionError("not ready: " + text + "\n" + errors());
      }
      return new ObjectMapper().readTree(text);
    } catch (TimeoutException | ExecutionException e) {
      throw new AssertionError("not ready in time\n" + errors(), e);
    }
  }

  /** The exit code, when it has ended. */
  int exitCode() throws InterruptedException, IOException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("does not end\n" + errors());
    }
    return process.exitValue();
  }

  String errors() throws IOException {
    return Files.readString(errors);
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** SIGKILL: this process alone, not what it started. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

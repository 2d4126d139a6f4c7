package dev.lockstep.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Microsoft's JavaScript client works against the simulator unchanged. The client is installed
 * below {@code target}, in the version of the lock file; where it cannot be had the test is
 * skipped.
 */
class JavaScriptClientTest {
  private static final String RESOURCES = "javascript/";
  private static final Path FOLDER = Path.of("target", "javascript-client").toAbsolutePath();
  private static final String CLIENT = "node_modules/@microsoft/microsoft-graph-client";

  /** How npm says that nobody answered, or that somebody on the way refused. */
  private static final Pattern UNREACHABLE =
      Pattern.compile(
          "code (E(NOTFOUND|AI_AGAIN|CONN[A-Z]+|TIMEDOUT|NETUNREACH|HOSTUNREACH|NETWORK|NOTCACHED"
              + "|40[1347]|5\\d\\d)|ERR_SOCKET_TIMEOUT|[A-Z_]*CERT[A-Z_]*)");

  private static final Pattern STEP = Pattern.compile("(?m)^  async (\\w+)\\(\\) \\{$");

  private record Ended(int code, String output) {}

  @TestFactory
  Stream<DynamicTest> whatAUserOfACalendarDoes() throws IOException, InterruptedException {
    install();
    try (GraphSimulator simulator = GraphSimulator.start(0)) {
      new SimulatorClient(simulator.address()).mailbox("ada");
      Ended ended = run(60, "node", "calendar.cjs", simulator.address().toString());
      List<JsonNode> steps =
          ended
              .output()
              .lines()
              .filter(line -> line.startsWith("{"))
              .map(JavaScriptClientTest::json)
              .toList();

      assertThat(ended.code()).as(ended.output()).isZero();
      assertThat(steps)
          .as(ended.output())
          .extracting(step -> step.path("step").asText())
          .containsExactlyElementsOf(
              STEP.matcher(Files.readString(FOLDER.resolve("calendar.cjs")))
                  .results()
                  .map(found -> found.group(1))
                  .toList());
      return steps.stream()
          .map(
              step ->
                  dynamicTest(
                      step.path("step").asText(),
                      () -> assertThat(step.path("failure").asText("")).isEmpty()));
    }
  }

  private static void install() throws IOException, InterruptedException {
    for (String program : List.of("node", "npm")) {
      assumeTrue(
          Programs.isOnPath(program),
          program + " is not on the path: Microsoft's JavaScript client is not tried");
    }
    boolean locked = isCurrent();
    for (String file : List.of("package.json", "package-lock.json", "calendar.cjs")) {
      try (InputStream in = JavaScriptClientTest.class.getResourceAsStream(RESOURCES + file)) {
        assertThat(in).as(file).isNotNull();
        Files.createDirectories(FOLDER);
        Files.copy(in, FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (locked) {
      return;
    }
    Ended ended =
        run(
            120,
            "npm",
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--prefer-offline",
            "--fetch-retries=0",
            "--fetch-timeout=20000");
    Matcher unreachable = UNREACHABLE.matcher(ended.output());
    assumeTrue(
        ended.code() == 0 || !unreachable.find(),
        () ->
            "the registry of npm cannot be reached ("
                + unreachable.group(1)
                + "): Microsoft's JavaScript client is not tried");
    assertThat(ended.code()).as(ended.output()).isZero();
  }

  /** Whether the client of this very lock file was installed before. */
  private static boolean isCurrent() throws IOException {
    Path before = FOLDER.resolve("package-lock.json");
    try (InputStream in =
        JavaScriptClientTest.class.getResourceAsStream(RESOURCES + "package-lock.json")) {
      return in != null
          && Files.exists(FOLDER.resolve(CLIENT))
          && Files.exists(FOLDER.resolve("node_modules/.package-lock.json"))
          && Files.exists(before)
          && Files.readString(before).equals(new String(in.readAllBytes(), UTF_8));
    }
  }

  private static Ended run(long seconds, String... command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("javascript", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        return new Ended(-1, "code ETIMEDOUT: " + Files.readString(output));
      }
      return new Ended(process.exitValue(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }

  private static JsonNode json(String line) {
    try {
      return SimulatorClient.JSON.readTree(line);
    } catch (IOException e) {
      throw new IllegalArgumentException(line, e);
    }
  }
}

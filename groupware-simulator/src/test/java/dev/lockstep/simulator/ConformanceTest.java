package dev.lockstep.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs the conformance suite beside the repository, where there is one. */
class ConformanceTest {
  @Test
  void theConformanceSuitePassesWhole() throws IOException, InterruptedException {
    Path suite = Yardsticks.file("conformance.py");
    assumeTrue(
        Programs.isOnPath("python3"),
        "python3 is not on the path, so the conformance suite cannot run");

    try (GraphSimulator simulator = GraphSimulator.start(0)) {
      Process run =
          new ProcessBuilder("python3", suite.toString(), "--base", simulator.address().toString())
              .redirectErrorStream(true)
              .start();
      String report = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(run.waitFor()).as(report).isZero();
      // What is skipped was not checked.
      assertThat(report.strip().lines().reduce("", (before, line) -> line))
          .as(report)
          .matches("\\d+ passed, 0 failed, 0 skipped.*");
    }
  }
}

package dev.lockstep.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs the conformance suite beside the repository, where there is one. */
class ConformanceTest {
  @Test
  void theConformanceSuitePasses() throws IOException, InterruptedException {
    Path suite = Path.of("../../shared/graph/conformance.py").toAbsolutePath().normalize();
    assumeTrue(Files.isRegularFile(suite), () -> "there is no conformance suite at " + suite);
    assumeTrue(hasPython(), "python3 is not on the path, so the conformance suite cannot run");

    try (GraphSimulator simulator = GraphSimulator.start(0)) {
      Process run =
          new ProcessBuilder("python3", suite.toString(), "--base", simulator.address().toString())
              .redirectErrorStream(true)
              .start();
      String report = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(run.waitFor()).as(report).isZero();
    }
  }

  private static boolean hasPython() {
    for (String directory :
        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(directory, "python3"))) {
        return true;
      }
    }
    return false;
  }
}

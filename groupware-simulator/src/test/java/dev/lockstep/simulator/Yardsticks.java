package dev.lockstep.simulator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Facts about the real service that are kept beside the repository, in {@code ../shared/graph}, or
 * where {@code -Dlockstep.shared=FOLDER} says. A fresh clone has none; then what needs them is
 * skipped.
 */
final class Yardsticks {
  private static final Path FOLDER =
      Path.of(System.getProperty("lockstep.shared", "../../shared"), "graph")
          .toAbsolutePath()
          .normalize();

  private Yardsticks() {}

  /** The file of that name; where there is none the test is skipped. */
  static Path file(String name) {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.isRegularFile(file), () -> "there is no " + file + ": not compared with it");
    return file;
  }
}

package dev.lockstep.simulator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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
    Optional<Path> file = find(name);
    assumeTrue(
        file.isPresent(), () -> "there is no " + FOLDER.resolve(name) + ": not compared with it");
    return file.orElseThrow();
  }

  /** The file of that name, for a test that checks something else, too. */
  static Optional<Path> find(String name) {
    return Optional.of(FOLDER.resolve(name)).filter(Files::isRegularFile);
  }
}

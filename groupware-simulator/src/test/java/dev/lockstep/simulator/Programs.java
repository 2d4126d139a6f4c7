package dev.lockstep.simulator;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs that a test uses where they are there. */
final class Programs {
  private Programs() {}

  static boolean isOnPath(String name) {
    for (String directory :
        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(directory, name))) {
        return true;
      }
    }
    return false;
  }
}

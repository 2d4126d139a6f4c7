package dev.lockstep.standalone.cli;

import dev.lockstep.config.Layers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the configuration comes from. */
final class LayerOptions {

  @Option(names = "--config", paramLabel = "FILE", description = "Settings, as YAML.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "A setting; overrides the file and the environment.")
  private List<String> assignments = new ArrayList<>();

  Layers layers() {
    return new Layers(file, System.getenv(), assignments);
  }
}

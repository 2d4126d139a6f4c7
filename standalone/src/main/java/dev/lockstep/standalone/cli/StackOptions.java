package dev.lockstep.standalone.cli;

import dev.lockstep.config.BrokenConfiguration;
import dev.lockstep.config.Layers;
import dev.lockstep.standalone.stack.CannotRun;
import dev.lockstep.standalone.stack.Home;
import dev.lockstep.standalone.stack.StackSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code up} and {@code demo} have in common. */
final class StackOptions {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep all data here and go on where it stopped; otherwise nothing is kept.")
  private Optional<Path> data = Optional.empty();

  @Mixin private LayerOptions layerOptions = new LayerOptions();

  /** Starts all; returns when all is ready. */
  StackRun start() throws CannotRun, BrokenConfiguration, InterruptedException {
    return start(List.of());
  }

  /** The same with further assignments that hold unless the user says otherwise. */
  StackRun start(List<String> defaults)
      throws CannotRun, BrokenConfiguration, InterruptedException {
    Layers own = layerOptions.layers();
    Layers layers =
        new Layers(
            own.file(),
            own.environment(),
            Stream.concat(defaults.stream(), own.assignments().stream()).toList());
    return StackRun.start(new StackSettings(layers), data, Home.of(System.getenv()));
  }
}

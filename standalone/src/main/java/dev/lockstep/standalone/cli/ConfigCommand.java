package dev.lockstep.standalone.cli;

import dev.lockstep.config.BrokenConfiguration;
import dev.lockstep.config.Configuration;
import dev.lockstep.config.Fault;
import dev.lockstep.config.Reference;
import dev.lockstep.config.Schema;
import dev.lockstep.standalone.service.ProcessorConfig;
import dev.lockstep.standalone.service.Service;
import dev.lockstep.standalone.stack.StackSettings;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code config}: checks a configuration, writes the reference. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "Checks a configuration, or writes the reference of all settings.")
final class ConfigCommand {
  private final Output output;

  ConfigCommand(Output output) {
    this.output = output;
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Reports everything that is wrong, each with its place; exit code 1 if any.")
  int check(
      @Mixin LayerOptions layerOptions,
      @Option(
              names = "--for",
              paramLabel = "SERVICE",
              description =
                  "What must be complete for this service: ${COMPLETION-CANDIDATES}; without it,"
                      + " settings may be missing.")
          Optional<Service.Kind> kind) {
    Schema wanted = kind.map(Service::schema).orElseGet(Schema::of);
    try {
      Configuration configuration = layerOptions.layers().read(wanted, StackSettings.SCHEMA);
      List<String> contradictions = ProcessorConfig.contradictions(configuration);
      if (!contradictions.isEmpty()) {
        contradictions.forEach(output::line);
        return LockstepCommand.NO;
      }
      configuration.describe().forEach((key, value) -> output.line(key + ": " + value));
      output.line("the configuration is fine");
      return LockstepCommand.DONE;
    } catch (BrokenConfiguration broken) {
      broken.faults().stream().map(Fault::toString).forEach(output::line);
      return LockstepCommand.NO;
    }
  }

  @Command(
      name = "docs",
      mixinStandardHelpOptions = true,
      description = "Writes the reference of all settings, as Markdown.")
  int docs() {
    output.stream().print(new Reference(StackSettings.SCHEMA).markdown());
    output.stream().flush();
    return LockstepCommand.DONE;
  }
}

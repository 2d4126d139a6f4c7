package dev.lockstep.standalone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.lockstep.standalone.bench.Benchmark;
import dev.lockstep.standalone.bench.Benchmarks;
import dev.lockstep.standalone.bench.Report;
import dev.lockstep.standalone.bench.ReportJson;
import dev.lockstep.standalone.bench.ReportTable;
import dev.lockstep.standalone.bench.Run;
import dev.lockstep.standalone.stack.CannotRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench}: the benchmarks, each beside its bare baseline in the same run. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Measures one part beside a bare baseline in the same run; without NAME it lists what "
            + "there is. Ends with 1 if a goal is missed.")
final class BenchCommand implements Callable<Integer> {
  private final Output output;
  private final Benchmarks benchmarks;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "What is to be measured.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write every sample into this file as JSON, too.")
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "name=number",
      description = "A setting of the benchmark; may be given several times.")
  private Map<String, Long> settings = new LinkedHashMap<>();

  @Spec private @Nullable CommandSpec spec;

  BenchCommand(Output output, Benchmarks benchmarks) {
    this.output = output;
    this.benchmarks = benchmarks;
  }

  @Override
  public Integer call() throws Exception {
    Benchmark benchmark = wanted();
    checkSettings(benchmark);
    checkFile();
    Report report = Benchmarks.run(benchmark, settings, Clock.systemUTC(), this::say);
    new ReportTable(report).lines().forEach(output::line);
    if (json.isPresent()) {
      Files.writeString(
          json.get(),
          new ObjectMapper()
                  .enable(SerializationFeature.INDENT_OUTPUT)
                  .writeValueAsString(ReportJson.of(report))
              + "\n");
    }
    return report.isReached() ? LockstepCommand.DONE : LockstepCommand.NO;
  }

  private Benchmark wanted() throws CannotRun {
    String text = name.orElse("");
    Optional<Benchmark> found = benchmarks.named(text);
    if (found.isPresent()) {
      return found.get();
    }
    throw new CannotRun(
        (text.isEmpty() ? "bench needs a name" : "there is no benchmark '" + text + "'")
            + "; there "
            + list());
  }

  private String list() {
    StringBuilder list = new StringBuilder(benchmarks.all().isEmpty() ? "are none" : "are:");
    for (Benchmark one : benchmarks.all()) {
      list.append("\n  ").append(one.name()).append(": ").append(one.summary());
      one.settings()
          .forEach(
              setting ->
                  list.append("\n    --set ")
                      .append(setting.name())
                      .append('=')
                      .append(setting.value())
                      .append(": ")
                      .append(setting.meaning()));
    }
    return list.toString();
  }

  private void checkSettings(Benchmark benchmark) throws CannotRun {
    try {
      Run.of(benchmark.settings(), settings, this::say);
    } catch (IllegalArgumentException e) {
      throw new CannotRun("--set " + e.getMessage(), e);
    }
  }

  /** Before minutes are spent on figures that could not be kept. */
  private void checkFile() throws CannotRun {
    if (json.isPresent()) {
      try {
        Files.writeString(json.get(), "");
      } catch (IOException e) {
        throw new CannotRun("--json " + json.get() + ": cannot be written: " + e, e);
      }
    }
  }

  private void say(String line) {
    if (spec != null) {
      spec.commandLine().getErr().println(line);
    }
  }
}

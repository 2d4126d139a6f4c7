package dev.lockstep.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.standalone.bench.Benchmark;
import dev.lockstep.standalone.bench.Benchmarks;
import dev.lockstep.standalone.bench.Figure;
import dev.lockstep.standalone.bench.Goal;
import dev.lockstep.standalone.bench.Run;
import dev.lockstep.standalone.bench.Samples;
import dev.lockstep.standalone.bench.Setting;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {
  private record Ended(int code, String out, String err) {}

  /** Its figures are those that it is given. */
  private record Counting(List<Figure> figures) implements Benchmark {
    @Override
    public String name() {
      return "counting";
    }

    @Override
    public String summary() {
      return "how fast numbers grow";
    }

    @Override
    public List<Setting> settings() {
      return List.of(new Setting("rounds", 3, "rounds"));
    }

    @Override
    public List<Figure> measure(Run run) {
      run.say("counting " + run.setting("rounds") + " rounds");
      return figures;
    }
  }

  private static final Samples MEASURED = new Samples(List.of(50.0, 60.0, 10.0));
  private static final Samples BARE = new Samples(List.of(100.0, 100.0, 10.0));

  /** Of the bare counting 0.5, 0.6 and 1. */
  private static Figure share(double wanted) {
    return Figure.of("counting", "numbers/s", MEASURED)
        .beside("bare", BARE)
        .should(new Goal.ShareAtLeast(wanted));
  }

  private static Ended run(Figure figure, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    BenchCommand command =
        new BenchCommand(
            new Output(new PrintStream(out, true, UTF_8)),
            new Benchmarks(List.of(new Counting(List.of(figure)))));
    CommandLine line = new CommandLine(command);
    line.setErr(new PrintWriter(err, true));
    line.setExecutionExceptionHandler(LockstepCommand.faults());
    int code = line.execute(arguments);
    return new Ended(code, out.toString(UTF_8), err.toString());
  }

  @Test
  void aFigureIsShownBesideItsBaselineAndItsGoal() {
    Ended ended = run(share(0.6), "counting");
    assertThat(ended.code()).isZero();
    assertThat(ended.out().lines().toList().get(2))
        .matches(
            "counting +50\\.0 +numbers/s +10\\.0 +60\\.0 +100 \\(bare\\) +0\\.60 +share at least"
                + " 0\\.60 +reached");
    assertThat(ended.out()).endsWith("all goals reached\n");
    assertThat(ended.err()).isEqualTo("counting 3 rounds\n");
  }

  @Test
  void aMissedGoalEndsWithOne() {
    Ended ended = run(share(0.61), "counting");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).contains("MISSED").endsWith("1 missed\n");
  }

  @Test
  void theFileHoldsEverySample(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("report.json");
    run(share(0.7), "counting", "--json", file.toString(), "--set", "rounds=7");
    JsonNode report = new ObjectMapper().readTree(Files.readString(file));
    assertThat(report.at("/benchmark").asText()).isEqualTo("counting");
    assertThat(report.at("/settings/rounds").asLong()).isEqualTo(7);
    assertThat(report.at("/machine/processors").asInt()).isPositive();
    JsonNode figure = report.at("/figures/0");
    assertThat(figure.at("/samples").toString()).isEqualTo("[50.0,60.0,10.0]");
    assertThat(figure.at("/median").asDouble()).isEqualTo(50);
    assertThat(figure.at("/baseline/samples").toString()).isEqualTo("[100.0,100.0,10.0]");
    assertThat(figure.at("/share").asDouble()).isEqualTo(0.6);
    assertThat(figure.at("/goal").toString()).isEqualTo("{\"shareAtLeast\":0.7,\"reached\":false}");
  }

  @Test
  void anUnknownNameIsToldWhatThereIs() {
    for (String[] arguments : List.of(new String[] {"flying"}, new String[0])) {
      Ended ended = run(share(0.1), arguments);
      assertThat(ended.code()).isEqualTo(2);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err())
          .contains("counting: how fast numbers grow")
          .contains("--set rounds=3: rounds");
    }
  }

  @Test
  void whatCannotBeDoneIsSaidBeforeAnythingIsMeasured(@TempDir Path folder) {
    Ended unknown = run(share(0.1), "counting", "--set", "speed=3");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("--set speed").contains("rounds").doesNotContain("3 rounds");
    Ended nought = run(share(0.1), "counting", "--set", "rounds=0");
    assertThat(nought.code()).isEqualTo(2);
    assertThat(nought.err()).contains("--set rounds=0");
    Ended unwritable =
        run(share(0.1), "counting", "--json", folder.resolve("no/such/file").toString());
    assertThat(unwritable.code()).isEqualTo(2);
    assertThat(unwritable.err()).contains("--json").doesNotContain("3 rounds");
  }
}

package dev.lockstep.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.groupware.event.TransactionId;
import dev.lockstep.groupware.sink.SinkDecision;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code simulate}, beside itself with a fault in the product. */
class SimulateCommandTest {

  private static final List<String> HISTORIES =
      List.of("simulate", "--histories", "2000", "--seed", "4000000");

  private static final Pattern VIOLATED =
      Pattern.compile("Violated: no double, by the history of seed (\\d+)");

  private static final Pattern USERS_AND_FAULTS = Pattern.compile("\\d+\\. (?!The |For \\d)");

  private record Ended(int code, String out, String err) {}

  private static Function<List<String>, List<String>> product;
  private static Function<List<String>, List<String>> planted;

  @BeforeAll
  static void plant() throws ReflectiveOperationException {
    product = new PlantingLoader(List.of()).create(PlantedCommand.class);
    planted =
        new PlantingLoader(
                List.of(
                    Plant.call(SinkDecision.class, "first", TransactionId.class, "of", "another")))
            .create(PlantedCommand.class);
  }

  private static Ended right(List<String> arguments) {
    return ended(product.apply(arguments));
  }

  private static Ended faulty(List<String> arguments) {
    return ended(planted.apply(arguments));
  }

  private static Ended ended(List<String> said) {
    return new Ended(Integer.parseInt(said.get(0)), said.get(1), said.get(2));
  }

  @Test
  void withoutAViolationItEndsWithNoughtAndItsFigures() {
    Ended ended = right(HISTORIES);

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .startsWith("seed        4000000\nhistories   2,000\n")
        .endsWith("\nno violation\n");
    assertThat(right(HISTORIES).out()).as("byte for byte").isEqualTo(ended.out());
  }

  @Test
  void aViolationIsPrintedAsAShortHistoryInWords() {
    Ended ended = faulty(HISTORIES);

    assertThat(ended.code()).isEqualTo(1);
    List<String> lines = ended.out().lines().toList();
    assertThat(lines.getFirst()).matches(VIOLATED);
    assertThat(lines.get(1)).startsWith("Given: the connector is on for ");
    List<String> story = lines.stream().filter(line -> line.matches("\\d+\\. .*\\.")).toList();
    assertThat(story)
        .filteredOn(line -> USERS_AND_FAULTS.matcher(line).lookingAt())
        .as("what users and faults do: a fifth of the steps, before it is shortened")
        .hasSizeBetween(1, Simulation.STEPS / 10);
    assertThat(story).anyMatch(line -> line.contains("asks Graph for create"));
    assertThat(lines).anyMatch(line -> line.startsWith("In the end: ")).endsWith("1 violation");
    assertThat(faulty(HISTORIES).out()).as("byte for byte").isEqualTo(ended.out());
  }

  @Test
  void theSeedThatIsPrintedFindsTheViolationAgainAndTheProductWithoutTheFaultPasses() {
    String printed = faulty(HISTORIES).out();
    String seed =
        VIOLATED.matcher(printed).results().map(it -> it.group(1)).findFirst().orElseThrow();
    String again = "./lockstep simulate --histories 1 --seed " + seed;
    assertThat(printed).contains("Again, before it was shortened: " + again + "\n");

    List<String> alone = List.of("simulate", "--histories", "1", "--seed", seed);
    assertThat(faulty(alone).code()).isEqualTo(1);
    assertThat(faulty(alone).out().lines().findFirst()).isEqualTo(printed.lines().findFirst());
    assertThat(right(alone).code()).isZero();
  }

  @Test
  void asDataItSaysTheSame() throws Exception {
    List<String> asJson = List.of("simulate", "--histories", "2000", "--seed", "4000000", "--json");
    String printed = faulty(HISTORIES).out();
    JsonNode violation = new ObjectMapper().readTree(faulty(asJson).out()).at("/violation");

    assertThat(violation.at("/invariant").asText()).isEqualTo("no double");
    assertThat(printed)
        .contains("In the end: " + violation.at("/words").asText() + ".\n")
        .contains("\n1. " + violation.at("/history/0").asText() + "\n");
    assertThat(new ObjectMapper().readTree(right(asJson).out()).at("/violation").isNull()).isTrue();
  }

  @Test
  void numbersThatCannotBeAreRefusedWithTheirOption() {
    Ended none = right(List.of("simulate", "--histories", "0"));
    Ended threads = right(List.of("simulate", "--histories", "1", "--threads", "257"));
    Ended missing = right(List.of("simulate"));

    assertThat(List.of(none, threads, missing)).extracting(Ended::code).containsOnly(2);
    assertThat(none.err()).startsWith("--histories is 0, and must be at least 1");
    assertThat(threads.err()).startsWith("--threads is 257, and must be from 1 to 256");
    assertThat(missing.err()).startsWith("Missing required option: '--histories=N'");
  }
}

package dev.lockstep.standalone.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.standalone.demo.Demo;
import dev.lockstep.standalone.end.UpProcess;
import dev.lockstep.standalone.graph.GraphHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the README and of the tutorial do what they say, typed as they stand there. */
class ExamplesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The addresses that a reader is told to replace by those of the demo. */
  private static final Pattern ADDRESS = Pattern.compile("(?m)^(CRM|GRAPH|CONSOLE)=.*$");

  @TempDir Path folder;

  /**
   * An example, and what it prints in the end: a reader who sees something else too early looks
   * again. What writes is typed once.
   */
  private record Step(String shows, boolean again) {
    static Step writes(String shows) {
      return new Step(shows, false);
    }

    static Step reads(String shows) {
      return new Step(shows, true);
    }
  }

  @Test
  void theExamplesOfTheReadmeAndOfTheTutorialDoWhatTheySay() throws Exception {
    Path root = MarkdownFile.root();
    Map<String, String> environment =
        Map.of("XDG_STATE_HOME", UpProcess.stateHome().toString(), "LC_ALL", "C");
    try (Shell shell = new Shell(root, environment)) {
      for (String command : List.of("psql", "curl", "jq")) {
        assumeTrue(shell.has(command), "skipped: there is no '" + command + "' on this machine");
      }
      try (UpProcess up = UpProcess.start(folder, "up")) {
        JsonNode addresses = up.ready();
        try (GraphHttp graph = new GraphHttp(addresses.path("graph").asText())) {
          assertThat(new Demo(graph, addresses.path("crm").asText()).setUp()).isTrue();
        }

        follow(
            shell,
            addresses,
            MarkdownFile.read(root.resolve("README.md")).shellExamples(),
            List.of(
                Step.writes(""),
                Step.reads("event \\S{50}"),
                Step.writes(""),
                Step.reads("(?s)by hand, moved.*Room 7.*changed in groupware")));
        follow(
            shell,
            addresses,
            MarkdownFile.read(root.resolve("docs/tutorial/first-appointment.md"))
                .shellExamples()
                .stream()
                .skip(1) // starts the demo
                .toList(),
            List.of(
                Step.writes(""),
                Step.writes("\\d+-\\d+"),
                Step.reads("\"subject\": \"Visit: pump 3\""),
                Step.writes(""),
                Step.reads("pumps 3 and 4 *\\| Hall 2"),
                Step.reads("changed in groupware"),
                Step.writes(""),
                Step.reads("A new lead *\\| t +\\| +1 +\\| not found: nora@northwind.test"),
                Step.writes("INSERT 0 1"),
                Step.reads("A new lead *\\| f +\\| +\\d+")));
      }
    }
  }

  private static void follow(
      Shell shell, JsonNode addresses, List<String> examples, List<Step> steps) throws IOException {
    assertThat(examples).hasSameSizeAs(steps);
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String typed =
          ADDRESS
              .matcher(examples.get(i))
              .replaceAll(
                  line ->
                      line.group(1)
                          + "="
                          + addresses.path(line.group(1).toLowerCase(Locale.ROOT)).asText());
      if (step.again()) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shell.run(typed)).containsPattern(step.shows()));
      } else {
        assertThat(shell.run(typed)).as(typed).containsPattern(step.shows());
      }
    }
  }
}

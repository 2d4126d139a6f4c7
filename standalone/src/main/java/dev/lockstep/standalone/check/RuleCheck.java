package dev.lockstep.standalone.check;

import dev.lockstep.standalone.check.Stage.Rep;
import dev.lockstep.standalone.desk.CrmDesk;
import dev.lockstep.standalone.desk.MailboxDesk;
import dev.lockstep.standalone.graph.GraphHttp;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Plays every rule on a running stack and measures how long edits take. It uses plain HTTP to Graph
 * and JDBC to the CRM alone, with people of its own, so that it can be run again at any time.
 */
public final class RuleCheck {
  private final GraphHttp graph;
  private final String crmAddress;
  private final boolean link;
  private final Consumer<String> lines;

  /**
   * A check.
   *
   * @param crmAddress {@code postgresql://...}
   * @param link whether the administrator switched the link on
   * @param lines takes the report, line by line
   */
  public RuleCheck(GraphHttp graph, String crmAddress, boolean link, Consumer<String> lines) {
    this.graph = graph;
    this.crmAddress = crmAddress;
    this.link = link;
    this.lines = lines;
  }

  /**
   * Plays it; the last line of the report is {@code N passed, N failed}.
   *
   * @return whether all passed
   */
  public boolean run() throws IOException, SQLException, InterruptedException {
    try (CrmDesk crm = new CrmDesk(crmAddress)) {
      String run = Long.toString(Instant.now().getEpochSecond(), 36);
      Stage stage = new Stage(new MailboxDesk(graph), crm, run);
      Rep vera = stage.rep("vera");
      Rep otto = stage.rep("otto");
      List<Scene> scenes = new ArrayList<>();
      scenes.addAll(new GroupwareScenes(stage, vera, otto).scenes());
      scenes.addAll(new CrmScenes(stage, vera, otto, link).scenes());
      scenes.addAll(new SeriesScenes(stage, vera).scenes());
      lines.accept(
          "%-7s %-6s %s"
              .formatted(
                  "result",
                  "rule",
                  "what was done, what then stands on both sides, and how long it took"));
      int failed = 0;
      for (Scene scene : scenes) {
        failed += play(scene) ? 0 : 1;
      }
      LatencyCheck latencies = new LatencyCheck(stage, graph, vera);
      failed += measure(latencies::fromCrm) ? 0 : 1;
      failed += measure(latencies::fromGroupware) ? 0 : 1;
      lines.accept((scenes.size() + 2 - failed) + " passed, " + failed + " failed");
      return failed == 0;
    }
  }

  private boolean play(Scene scene) throws InterruptedException {
    try {
      Outcome outcome = scene.play().play();
      lines.accept(
          "ok      %-6s %-52s groupware: %-40s CRM: %s  (%d ms)"
              .formatted(
                  scene.rule(),
                  scene.done(),
                  outcome.groupware(),
                  outcome.crm(),
                  outcome.latency().toMillis()));
      return true;
    } catch (Failed | IOException | SQLException e) {
      lines.accept("FAILED  %-6s %-52s %s".formatted(scene.rule(), scene.done(), e.getMessage()));
      return false;
    }
  }

  @FunctionalInterface
  private interface Measurement {
    Latencies measure() throws Failed, IOException, SQLException, InterruptedException;
  }

  private boolean measure(Measurement measurement) throws InterruptedException {
    try {
      lines.accept("latency " + measurement.measure().words());
      return true;
    } catch (Failed | IOException | SQLException e) {
      lines.accept("FAILED  latency " + e.getMessage());
      return false;
    }
  }
}

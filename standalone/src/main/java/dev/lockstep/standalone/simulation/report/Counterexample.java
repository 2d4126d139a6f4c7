package dev.lockstep.standalone.simulation.report;

import dev.lockstep.standalone.simulation.history.History;
import dev.lockstep.standalone.simulation.history.SeriesSetting;
import dev.lockstep.standalone.simulation.history.Setting;
import dev.lockstep.standalone.simulation.invariant.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * A history that violates an invariant, as short as it could be made.
 *
 * @param story what happens in it, in words
 */
public record Counterexample(History history, Violation violation, List<String> story) {

  public Counterexample {
    story = List.copyOf(story);
  }

  /** For people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Violated: " + violation.invariant() + ", by the history of seed " + history.seed());
    lines.add("Given: " + given(history.setting()));
    int number = 0;
    for (String sentence : story) {
      lines.add(++number + ". " + sentence);
    }
    lines.add("In the end: " + violation.words() + ".");
    lines.add(
        "Again, before it was shortened: ./lockstep simulate --histories 1"
            + (history.setting().series().isPresent() ? " --series" : "")
            + " --seed "
            + history.seed());
    return lines;
  }

  private static String given(SeriesSetting series) {
    return "; it is "
        + series.begin()
        + ", series are in "
        + series.zone()
        + ", pages "
        + (series.listed() ? "list" : "do not list")
        + " masters, exceptions "
        + (series.keepsExceptions() ? "outlive" : "do not outlive")
        + " their pattern";
  }

  private static String given(Setting setting) {
    return "the connector is on for "
        + setting.enabled()
        + "; in the CRM are "
        + setting.known()
        + "; invite "
        + setting.policy().invite()
        + ", external mail "
        + setting.policy().externalMail()
        + ", "
        + (setting.policy().softDelete() ? "soft" : "hard")
        + " deletion, conflicts to "
        + setting.policy().conflict()
        + setting.policy().conflictByField()
        + ", limits "
        + setting.limits()
        + ", link "
        + setting.policy().link().orElse("off")
        + ", private is "
        + (setting.masked() ? "masked" : "shown")
        + "; Exchange "
        + (setting.rewrites() ? "rewrites texts" : "keeps texts")
        + " and "
        + (setting.refusesRepeated() ? "refuses" : "answers")
        + " what is made twice"
        + setting.series().map(Counterexample::given).orElse("");
  }
}

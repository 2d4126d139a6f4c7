package dev.lockstep.standalone.simulation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An outcome for people. */
public final class OutcomeText {

  private OutcomeText() {}

  /** What came of it, line by line. */
  public static List<String> lines(Outcome outcome) {
    Figures figures = outcome.figures();
    List<String> lines = new ArrayList<>();
    outcome.counterexample().ifPresent(found -> lines.addAll(found.lines()));
    lines.add("seed        " + outcome.seed());
    lines.add(line("histories", figures.histories()));
    lines.add(line("steps", figures.steps()));
    lines.add(line("edits", figures.edits()));
    lines.add(line("deletions", figures.deletions()));
    lines.add(line("decisions", figures.decisions()));
    lines.add(line("commands", figures.commands()));
    lines.add(line("conflicts", figures.conflicts()));
    lines.add(line("crashes", figures.crashes()));
    lines.add(line("read again", figures.replays()));
    lines.add(line("mails", figures.mails()));
    lines.add(line("mails held", figures.mailsHeld()));
    lines.add(line("series", figures.series()));
    lines.add(line("occurrences", figures.occurrences()));
    lines.add(line("exceptions", figures.exceptions()));
    lines.add("digest      " + outcome.digest());
    lines.add(outcome.counterexample().isPresent() ? "1 violation" : "no violation");
    return lines;
  }

  private static String line(String name, long number) {
    return String.format(Locale.ROOT, "%-11s %,d", name, number);
  }
}

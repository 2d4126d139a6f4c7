package dev.lockstep.standalone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report for people: a line a figure, and where it was measured. */
public final class ReportTable {
  private static final List<String> HEAD =
      List.of("figure", "median", "unit", "least", "most", "baseline", "share", "goal", "");

  private final Report report;

  /** The table of that report. */
  public ReportTable(Report report) {
    this.report = report;
  }

  /** Its lines. */
  public List<String> lines() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    report.figures().forEach(figure -> rows.add(row(figure)));
    List<String> lines = new ArrayList<>();
    Machine machine = report.machine();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s, %s: %d processors, %,d MiB, %s, Java %s, load %.2f before",
            report.benchmark(),
            report.at(),
            machine.processors(),
            machine.memoryMiB(),
            machine.system(),
            machine.java(),
            machine.load()));
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < HEAD.size(); column++) {
        line.append(row.get(column)).append(" ".repeat(width(rows, column) - length(row, column)));
        line.append("  ");
      }
      lines.add(line.toString().stripTrailing());
    }
    long missed = report.figures().stream().filter(figure -> !figure.isReached()).count();
    lines.add(missed == 0 ? "all goals reached" : missed + " missed");
    return lines;
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> length(row, column)).max().orElse(0);
  }

  private static int length(List<String> row, int column) {
    return row.get(column).length();
  }

  private static List<String> row(Figure figure) {
    Samples samples = figure.samples();
    return List.of(
        figure.name(),
        number(samples.median()),
        figure.unit(),
        number(samples.min()),
        number(samples.max()),
        figure
            .baseline()
            .map(bare -> number(bare.samples().median()) + " (" + bare.name() + ")")
            .orElse(""),
        figure.share().isPresent() ? number(figure.share().getAsDouble()) : "",
        figure.goal().map(ReportTable::goal).orElse(""),
        figure.goal().isEmpty() ? "" : figure.isReached() ? "reached" : "MISSED");
  }

  private static String goal(Goal goal) {
    return switch (goal) {
      case Goal.AtMost(double most) -> "at most " + number(most);
      case Goal.AtLeast(double least) -> "at least " + number(least);
      case Goal.ShareAtLeast(double least) -> "share at least " + number(least);
      case Goal.ShareAtMost(double most) -> "share at most " + number(most);
    };
  }

  private static String number(double value) {
    double size = Math.abs(value);
    String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, form, value);
  }
}

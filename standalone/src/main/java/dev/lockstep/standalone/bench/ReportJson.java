package dev.lockstep.standalone.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** A report for programs. */
public final class ReportJson {
  private ReportJson() {}

  /** The report with every sample, figures in their order. */
  public static ObjectNode of(Report report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("benchmark", report.benchmark());
    root.put("at", report.at().toString());
    Machine machine = report.machine();
    root.putObject("machine")
        .put("processors", machine.processors())
        .put("memoryMiB", machine.memoryMiB())
        .put("system", machine.system())
        .put("java", machine.java())
        .put("load", machine.load());
    ObjectNode settings = root.putObject("settings");
    new TreeMap<>(report.settings()).forEach(settings::put);
    root.put("reached", report.isReached());
    var figures = root.putArray("figures");
    report.figures().forEach(figure -> write(figure, figures.addObject()));
    return root;
  }

  private static void write(Figure figure, ObjectNode out) {
    out.put("name", figure.name());
    out.put("unit", figure.unit());
    write(figure.samples(), out);
    figure
        .baseline()
        .ifPresent(
            bare -> write(bare.samples(), out.putObject("baseline").put("name", bare.name())));
    figure.share().ifPresent(share -> out.put("share", share));
    figure
        .goal()
        .ifPresent(
            goal -> {
              ObjectNode wanted = out.putObject("goal");
              switch (goal) {
                case Goal.AtMost(double most) -> wanted.put("atMost", most);
                case Goal.AtLeast(double least) -> wanted.put("atLeast", least);
                case Goal.ShareAtLeast(double least) -> wanted.put("shareAtLeast", least);
                case Goal.ShareAtMost(double most) -> wanted.put("shareAtMost", most);
              }
              wanted.put("reached", figure.isReached());
            });
  }

  private static void write(Samples samples, ObjectNode out) {
    out.put("median", samples.median());
    var values = out.putArray("samples");
    samples.values().forEach(values::add);
  }
}

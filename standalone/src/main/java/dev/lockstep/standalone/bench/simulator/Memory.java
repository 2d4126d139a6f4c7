package dev.lockstep.standalone.bench.simulator;

import dev.lockstep.standalone.bench.Figure;
import dev.lockstep.standalone.bench.Goal;
import dev.lockstep.standalone.bench.Run;
import dev.lockstep.standalone.bench.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** How much memory a process of its own needs for many events, and how fast it still answers. */
final class Memory {
  /** Room for a million, with the young generation beside them. */
  private static final String HEAP = "2g";

  private static final int MAILBOX_SIZE = 10_000;
  private static final long GOAL_EVENTS = 1_000_000;
  private static final double GOAL_MB = 3000;
  private static final int READS = 20_000;

  private Memory() {}

  static List<Figure> measure(Run run, long events) throws IOException, InterruptedException {
    try (ServerProcess process = ServerProcess.simulator(HEAP);
        GraphSession session = GraphSession.open(process.address())) {
      OptionalLong empty = process.peakMemory();
      List<String> targets = new ArrayList<>();
      String mailbox = "";
      long begin = System.nanoTime();
      for (long number = 0; number < events; ) {
        if (number % MAILBOX_SIZE == 0) {
          mailbox = "box" + number / MAILBOX_SIZE + "@contoso.test";
          session.mailbox(mailbox);
          if (number % (10 * MAILBOX_SIZE) == 0) {
            run.say(String.format(Locale.ROOT, "%,d of %,d events", number, events));
          }
        }
        List<String> bodies = new ArrayList<>();
        long end = Math.min(events, number + GraphSession.BATCH);
        for (; number < end; number++) {
          bodies.add(SampleEvent.json(number));
        }
        List<String> ids = session.create(mailbox, bodies);
        targets.add("/v1.0/users/" + mailbox + "/events/" + ids.getFirst());
      }
      double loading = events * 1e9 / (System.nanoTime() - begin);
      List<Figure> figures = new ArrayList<>();
      String count = String.format(Locale.ROOT, "%,d", events);
      figures.add(
          Figure.of(
              "events created, 20 a batch, one connection", "events/s", Samples.once(loading)));
      OptionalLong full = process.peakMemory();
      if (full.isPresent() && empty.isPresent()) {
        Figure memory =
            Figure.of(
                "resident memory with " + count + " events",
                "MB",
                Samples.once(full.getAsLong() / 1e6));
        figures.add(events == GOAL_EVENTS ? memory.should(new Goal.AtMost(GOAL_MB)) : memory);
      } else {
        run.say("this system does not say how much memory a process takes: left out");
      }
      figures.add(
          Figure.of(
              "GET of any of " + count + " events, one connection",
              "requests/s",
              Samples.once(reads(session, targets))));
      return figures;
    }
  }

  private static double reads(GraphSession session, List<String> targets) throws IOException {
    long begin = System.nanoTime();
    for (int i = 0; i < READS; i++) {
      session.bytes(session.request("GET", targets.get((int) (i * 7919L % targets.size())), ""));
    }
    return READS * 1e9 / (System.nanoTime() - begin);
  }
}

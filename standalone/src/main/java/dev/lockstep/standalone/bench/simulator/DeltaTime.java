package dev.lockstep.standalone.bench.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.standalone.bench.Figure;
import dev.lockstep.standalone.bench.Goal;
import dev.lockstep.standalone.bench.Run;
import dev.lockstep.standalone.bench.Samples;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** How long a delta round over 1,000 changes takes in a mailbox of 10,000 events. */
final class DeltaTime {
  private static final String MAILBOX = "delta@contoso.test";
  private static final int EVENTS = 10_000;
  private static final int CHANGES = 1000;

  /** What the connector asks for unless told otherwise. */
  private static final int PAGE = 100;

  private static final int WARM_UP_ROUNDS = 10;
  private static final int TAIL = 2000;
  private static final double GOAL_MILLIS = 100;

  /** A round: how long it took, the sizes of its pages, and where the next one begins. */
  private record Round(double millis, List<Integer> sizes, String next) {}

  private final URI simulator;
  private final URI bare;

  DeltaTime(URI simulator, URI bare) {
    this.simulator = simulator;
    this.bare = bare;
  }

  Figure measure(Run run, int rounds) throws IOException {
    run.say("delta rounds");
    try (GraphSession session = GraphSession.open(simulator);
        Connection constant = new Connection(bare)) {
      session.mailbox(MAILBOX);
      List<String> ids = fill(session);
      Round last =
          round(
              session,
              "/v1.0/users/"
                  + MAILBOX
                  + "/calendarView/delta?startDateTime=2026-01-01T00:00:00Z"
                  + "&endDateTime=2027-02-01T00:00:00Z",
              EVENTS);
      Random random = new Random(1);
      List<Double> measured = new ArrayList<>();
      List<Double> baseline = new ArrayList<>();
      for (int i = 0; i < WARM_UP_ROUNDS + rounds; i++) {
        Collections.shuffle(ids, random);
        for (String id : ids.subList(0, CHANGES)) {
          String target = "/v1.0/users/" + MAILBOX + "/events/" + id;
          session.bytes(
              session.request("PATCH", target, SampleEvent.change(random.nextInt(1 << 29))));
        }
        last = round(session, last.next(), CHANGES);
        double bareMillis = constants(session, constant, last.sizes());
        if (i >= WARM_UP_ROUNDS) {
          measured.add(last.millis());
          baseline.add(bareMillis);
        }
      }
      return Figure.of("delta round, 1,000 changes of 10,000 events", "ms", new Samples(measured))
          .beside("bare server", new Samples(baseline))
          .should(new Goal.AtMost(GOAL_MILLIS));
    }
  }

  private static List<String> fill(GraphSession session) throws IOException {
    List<String> ids = new ArrayList<>();
    while (ids.size() < EVENTS) {
      List<String> bodies = new ArrayList<>();
      for (int i = 0; i < GraphSession.BATCH; i++) {
        bodies.add(SampleEvent.json(ids.size() + (long) i));
      }
      ids.addAll(session.create(MAILBOX, bodies));
    }
    return ids;
  }

  private static Round round(GraphSession session, String target, int expected) throws IOException {
    List<byte[]> pages = new ArrayList<>();
    String next = target;
    long begin = System.nanoTime();
    while (true) {
      byte[] page = session.bytes(session.page(next, PAGE));
      pages.add(page);
      Optional<String> link = nextLink(page);
      if (link.isEmpty()) {
        break;
      }
      next = GraphSession.target(link.get());
    }
    double millis = (System.nanoTime() - begin) / 1e6;
    int items = 0;
    String delta = "";
    List<Integer> sizes = new ArrayList<>();
    for (byte[] page : pages) {
      JsonNode json = session.parse(page);
      items += json.path("value").size();
      delta = json.path("@odata.deltaLink").asText();
      sizes.add(page.length);
    }
    if (items != expected || delta.isEmpty()) {
      throw new IOException("a round of " + items + " items instead of " + expected);
    }
    return new Round(millis, sizes, GraphSession.target(delta));
  }

  /** Found without reading the page, whose reading is the client's affair. */
  private static Optional<String> nextLink(byte[] page) {
    int length = Math.min(page.length, TAIL);
    String tail = new String(page, page.length - length, length, StandardCharsets.UTF_8);
    int link = tail.lastIndexOf("\"@odata.nextLink\":\"");
    if (link < 0) {
      return Optional.empty();
    }
    int from = tail.indexOf("http", link);
    return Optional.of(tail.substring(from, tail.indexOf('"', from)));
  }

  private static double constants(GraphSession session, Connection bare, List<Integer> sizes)
      throws IOException {
    long begin = System.nanoTime();
    for (int size : sizes) {
      bare.answer(session.request("GET", "/bytes/" + size, ""));
    }
    return (System.nanoTime() - begin) / 1e6;
  }
}

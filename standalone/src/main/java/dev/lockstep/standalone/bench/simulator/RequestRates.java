package dev.lockstep.standalone.bench.simulator;

import dev.lockstep.standalone.bench.Figure;
import dev.lockstep.standalone.bench.Goal;
import dev.lockstep.standalone.bench.Run;
import dev.lockstep.standalone.bench.Samples;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** How many requests for one event are answered in a second, beside the bare server. */
final class RequestRates {
  private static final String MAILBOX = "rates@contoso.test";
  private static final int CONNECTIONS = 4;
  private static final long WARM_UP_MILLIS = 5000;
  private static final long ROUND_MILLIS = 1000;
  private static final double GOAL = 0.5;

  private final URI simulator;
  private final URI bare;

  RequestRates(URI simulator, URI bare) {
    this.simulator = simulator;
    this.bare = bare;
  }

  List<Figure> measure(Run run, int rounds) throws IOException, InterruptedException {
    try (GraphSession session = GraphSession.open(simulator)) {
      session.mailbox(MAILBOX);
      String id = session.create(MAILBOX, List.of(SampleEvent.json(1))).getFirst();
      String target = "/v1.0/users/" + MAILBOX + "/events/" + id;
      Connection.Request get = session.request("GET", target, "");
      int length = session.bytes(get).length;
      String constant = "/bytes/" + length;
      Connection.Request bareGet = session.request("GET", constant, "");
      return List.of(
          figure(
              run,
              "GET of one event (" + length + " bytes)",
              rounds,
              new Load(simulator, CONNECTIONS, number -> get),
              new Load(bare, CONNECTIONS, number -> bareGet)),
          figure(
              run,
              "PATCH of one event",
              rounds,
              new Load(
                  simulator,
                  CONNECTIONS,
                  number -> session.request("PATCH", target, SampleEvent.change(number))),
              new Load(
                  bare,
                  CONNECTIONS,
                  number -> session.request("PATCH", constant, SampleEvent.change(number)))));
    }
  }

  private static Figure figure(Run run, String name, int rounds, Load ours, Load theirs)
      throws IOException, InterruptedException {
    run.say(name);
    try (ours;
        theirs) {
      ours.rate(WARM_UP_MILLIS);
      theirs.rate(WARM_UP_MILLIS);
      List<Double> measured = new ArrayList<>();
      List<Double> constant = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        // the one that begins changes, so that neither always runs on the warmer machine
        if (round % 2 == 0) {
          measured.add(ours.rate(ROUND_MILLIS));
          constant.add(theirs.rate(ROUND_MILLIS));
        } else {
          constant.add(theirs.rate(ROUND_MILLIS));
          measured.add(ours.rate(ROUND_MILLIS));
        }
      }
      return Figure.of(name, "requests/s", new Samples(measured))
          .beside("bare server", new Samples(constant))
          .should(new Goal.ShareAtLeast(GOAL));
    }
  }
}

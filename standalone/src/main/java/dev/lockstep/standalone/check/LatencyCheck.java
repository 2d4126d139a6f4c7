package dev.lockstep.standalone.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.standalone.check.Stage.Rep;
import dev.lockstep.standalone.desk.Event;
import dev.lockstep.standalone.desk.RecordId;
import dev.lockstep.standalone.graph.GraphHttp;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Edits one after the other, and measures until the other side has each of them. */
final class LatencyCheck {
  private static final int EDITS = 60;
  private static final int APPOINTMENTS = 4;

  /** As often as it can without being a load of its own. */
  private static final Eventually TIGHT =
      new Eventually(Duration.ofSeconds(20), Duration.ofMillis(2));

  private final Stage stage;
  private final GraphHttp graph;
  private final Rep rep;

  LatencyCheck(Stage stage, GraphHttp graph, Rep rep) {
    this.stage = stage;
    this.graph = graph;
    this.rep = rep;
  }

  private record Pair(RecordId record, Event event) {}

  /** From the commit in the CRM until Graph has answered the PATCH. */
  Latencies fromCrm() throws Failed, IOException, SQLException, InterruptedException {
    List<Pair> pairs = pairs("from the CRM");
    List<Duration> all = new ArrayList<>();
    for (int i = 0; i < EDITS; i++) {
      Pair pair = pairs.get(i % pairs.size());
      String subject = stage.subject("edit " + i + " in the CRM");
      graph.delete("/_sim/requests");
      stage.crm().edit(pair.record(), subject, "Room " + i);
      all.add(
          TIGHT
              .see(
                  "a PATCH of the event to '" + subject + "'",
                  () -> patched(pair.event(), subject),
                  found -> found)
              .after());
    }
    return new Latencies("CRM to groupware (commit until PATCH is answered)", all);
  }

  private boolean patched(Event event, String subject) throws IOException, InterruptedException {
    for (JsonNode request : graph.get("/_sim/requests").path("value")) {
      String path = URLDecoder.decode(request.path("path").asText(), StandardCharsets.UTF_8);
      if (request.path("method").asText().equals("PATCH")
          && request.path("status").asInt() == 200
          && path.endsWith(event.id())
          && request.path("body").asText().contains(subject)) {
        return true;
      }
    }
    return false;
  }

  /** From the answer to the PATCH at Graph until the row has changed in the CRM. */
  Latencies fromGroupware() throws Failed, IOException, SQLException, InterruptedException {
    List<Pair> pairs = pairs("from groupware");
    List<Duration> all = new ArrayList<>();
    for (int i = 0; i < EDITS; i++) {
      Pair pair = pairs.get(i % pairs.size());
      String subject = stage.subject("edit " + i + " in groupware");
      stage.outlook().edit(rep.address(), pair.event().id(), subject, "Room " + i);
      all.add(
          TIGHT
              .find(
                  "the record with '" + subject + "'",
                  () -> stage.crm().find(pair.record()),
                  row -> row.subject().equals(subject))
              .after());
    }
    return new Latencies("groupware to CRM (PATCH answered until commit)", all);
  }

  private List<Pair> pairs(String words)
      throws Failed, IOException, SQLException, InterruptedException {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < APPOINTMENTS; i++) {
      String subject = stage.subject("latency " + words + " " + i);
      LocalDateTime start = stage.time();
      Event event = stage.outlook().add(rep.address(), subject, start, List.of());
      pairs.add(new Pair(stage.row("a record", subject, _ -> true).value().id(), event));
    }
    return pairs;
  }
}

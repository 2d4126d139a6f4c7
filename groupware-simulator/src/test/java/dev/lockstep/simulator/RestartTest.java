package dev.lockstep.simulator;

import static dev.lockstep.simulator.SimulatorClient.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.simulator.SimulatorClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
  private static final String SERIES =
      "\"recurrence\":{\"pattern\":{\"type\":\"weekly\",\"interval\":1,"
          + "\"daysOfWeek\":[\"monday\"]},\"range\":{\"type\":\"noEnd\","
          + "\"startDate\":\"2026-06-08\"}},\"attendees\":[{\"emailAddress\":"
          + "{\"address\":\"ben@contoso.test\",\"name\":\"Ben\"},\"type\":\"required\"}],"
          + "\"location\":{\"displayName\":\"Here\"},\"transactionId\":\"t-1\","
          + "\"isOnlineMeeting\":true";

  @TempDir private Path directory = Path.of("");

  @Test
  void everythingIsThereAgainEvenIfTheLastLineIsHalfWritten() throws IOException {
    Path data = directory.resolve("state").resolve("simulator.jsonl");
    SimulatorOptions options = SimulatorOptions.onPort(0).withData(data);
    String mailbox;
    String deltaLink;
    Answer series;
    String gone;
    String instance;
    JsonNode outbox;
    try (GraphSimulator simulator = GraphSimulator.start(options)) {
      SimulatorClient client = new SimulatorClient(simulator.address());
      mailbox = client.mailbox("ada");
      client.mailbox("ben");
      String events = "/users/" + mailbox + "/events";
      gone = client.post(events, event("gone", 10, "")).id();
      deltaLink =
          client
              .round(
                  "/users/"
                      + mailbox
                      + "/calendarView/delta?startDateTime=2026-06-01T00:00:00Z"
                      + "&endDateTime=2026-07-01T00:00:00Z")
              .getLast()
              .asText()
              .substring(simulator.address().toString().length());
      series = client.post(events, event("series", 8, SERIES));
      instance = instances(client, mailbox, series).get(1).path("id").asText();
      client.patch(events + "/" + instance, "{\"subject\":\"exception\"}");
      client.delete(events + "/" + gone);
      series = client.get(events + "/" + series.id());
      outbox = client.control("GET", "/outbox", "").body();
    }
    Files.writeString(data, "{\"kind\":\"event\",\"val", StandardOpenOption.APPEND);

    try (GraphSimulator simulator = GraphSimulator.start(options)) {
      SimulatorClient client = new SimulatorClient(simulator.address());
      String events = "/users/" + mailbox + "/events";
      Answer read = client.get(events + "/" + series.id());
      List<JsonNode> delta = client.round(deltaLink);

      assertThat(without(read.body())).isEqualTo(without(series.body()));
      assertThat(client.get(events + "/" + instance).text("subject")).isEqualTo("exception");
      assertThat(client.post(events, event("series", 8, SERIES)).id()).isEqualTo(series.id());
      assertThat(client.control("GET", "/outbox", "").body()).isEqualTo(outbox);
      assertThat(delta.stream().map(item -> item.path("id").asText()))
          .contains(series.id(), gone, instance);
      assertThat(client.get("/users/ben@contoso.test/events").body().path("value")).hasSize(1);
    }
  }

  private static List<JsonNode> instances(SimulatorClient client, String mailbox, Answer series) {
    return client.round(
        "/users/"
            + mailbox
            + "/events/"
            + series.id()
            + "/instances?startDateTime=2026-06-01T00:00:00&endDateTime=2026-07-01T00:00:00");
  }

  private static JsonNode without(JsonNode event) {
    return ((ObjectNode) event.deepCopy()).without("@odata.context");
  }
}

package dev.lockstep.simulator;

import static dev.lockstep.simulator.SimulatorClient.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeltaTest {
  private final GraphSimulator simulator = GraphSimulator.start(0);
  private final SimulatorClient client = new SimulatorClient(simulator.address());
  private String mailbox = "";
  private String events = "";

  @BeforeEach
  void aMailbox() {
    mailbox = client.mailbox("ada");
    events = "/users/" + mailbox + "/events";
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  private List<JsonNode> start() {
    return client.round(
        "/users/"
            + mailbox
            + "/calendarView/delta()?endDateTime=2026-07-01T00%3A00%3A00Z"
            + "&startDateTime=2026-06-01T00%3A00%3A00Z",
        "Prefer",
        "odata.maxpagesize=3");
  }

  private static Map<String, String> shown(List<JsonNode> round) {
    Map<String, String> shown = new HashMap<>();
    for (JsonNode item : round.subList(0, round.size() - 1)) {
      shown.put(
          item.path("id").asText(),
          item.has("@removed") ? "removed" : item.path("subject").asText());
    }
    return shown;
  }

  @Test
  void aRoundTellsWhatChangedAndWhatIsGone() {
    String kept = client.post(events, event("kept", 10, "")).id();
    String changed = client.post(events, event("changed", 11, "")).id();
    String gone = client.post(events, event("gone", 12, "")).id();
    String outside = client.post(events, event("outside", 13, "")).id();
    List<JsonNode> first = start();
    assertThat(shown(first)).containsOnlyKeys(kept, changed, gone, outside);

    client.patch(events + "/" + changed, "{\"subject\":\"other\"}");
    client.delete(events + "/" + gone);
    client.patch(
        events + "/" + outside,
        "{\"end\":{\"dateTime\":\"2026-09-01T11:00:00\",\"timeZone\":\"UTC\"},"
            + "\"start\":{\"dateTime\":\"2026-09-01T10:00:00\",\"timeZone\":\"UTC\"}}");
    List<JsonNode> second = client.round(first.getLast().asText());

    assertThat(shown(second))
        .isEqualTo(Map.of(changed, "other", gone, "removed", outside, "removed"));
    assertThat(shown(client.round(second.getLast().asText()))).isEmpty();
  }

  @Test
  void theDeletionOfAnOccurrenceShowsAsItsMasterOrNotAtAll() {
    String series =
        client
            .post(
                events,
                event(
                    "series",
                    8,
                    "\"recurrence\":{\"pattern\":{\"type\":\"daily\",\"interval\":1},"
                        + "\"range\":{\"type\":\"numbered\",\"startDate\":\"2026-06-08\","
                        + "\"numberOfOccurrences\":4}}"))
            .id();
    List<JsonNode> instances =
        client.round(
            events
                + "/"
                + series
                + "/instances?startDateTime=2026-06-01T00:00:00&endDateTime=2026-07-01T00:00:00");
    List<JsonNode> first = start();
    assertThat(first).hasSize(1 + 4 + 1);

    client.delete(events + "/" + instances.get(1).path("id").asText());
    List<JsonNode> second = client.round(first.getLast().asText());
    client.control("PATCH", "/profile", "{\"deletedOccurrence\":\"silent\"}");
    client.delete(events + "/" + instances.get(2).path("id").asText());
    List<JsonNode> third = client.round(second.getLast().asText());

    assertThat(shown(second)).isEqualTo(Map.of(series, "series"));
    assertThat(shown(third)).isEmpty();
  }

  @Test
  void theInstancesOfOneSeriesAreTrackedAlone() {
    String series =
        client
            .post(
                events,
                event(
                    "daily",
                    10,
                    "\"recurrence\":{\"pattern\":{\"type\":\"daily\",\"interval\":1},"
                        + "\"range\":{\"type\":\"numbered\",\"startDate\":\"2026-06-10\","
                        + "\"numberOfOccurrences\":3}}"))
            .id();
    String other = client.post(events, event("other", 11, "")).id();

    List<JsonNode> first =
        client.round(
            events
                + "/"
                + series
                + "/instances/delta()?startDateTime=2026-06-01T00:00:00Z"
                + "&endDateTime=2026-07-01T00:00:00Z");

    assertThat(first.subList(0, first.size() - 1))
        .extracting(item -> item.path("type").asText())
        .containsExactly("occurrence", "occurrence", "occurrence");
    String day = first.get(1).path("id").asText();
    client.patch(events + "/" + day, "{\"subject\":\"moved\"}");
    client.patch(events + "/" + other, "{\"subject\":\"unseen\"}");
    List<JsonNode> second = client.round(first.getLast().asText());
    assertThat(shown(second)).containsExactlyEntriesOf(Map.of(day, "moved"));
    String elsewhere = second.getLast().asText().replace(series, other);
    assertThat(client.get(elsewhere).status()).isEqualTo(400);
  }
}

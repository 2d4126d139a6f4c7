package dev.lockstep.simulator;

import static dev.lockstep.simulator.SimulatorClient.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.SimulatorClient.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarsTest {
  private final GraphSimulator simulator = GraphSimulator.start(0);
  private final SimulatorClient client = new SimulatorClient(simulator.address());
  private String mailbox = "";

  @BeforeEach
  void aMailbox() {
    mailbox = "/users/" + client.mailbox("ada");
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void aCalendarStandsInItsGroupAndInTheListOfAll() {
    Answer group = client.post(mailbox + "/calendarGroups", "{\"name\":\"Projects\"}");
    assertThat(group.status()).isEqualTo(201);
    String calendars = mailbox + "/calendarGroups/" + group.id() + "/calendars";
    Answer calendar = client.post(calendars, "{\"name\":\"Bridge\"}");

    client.post(calendars + "/" + calendar.id() + "/events", event("beam", 10, ""));

    assertThat(names(client.get(calendars))).containsExactly("Bridge");
    assertThat(names(client.get(mailbox + "/calendars"))).containsExactly("Calendar", "Bridge");
    assertThat(names(client.get(mailbox + "/calendarGroup/calendars"))).containsExactly("Calendar");
    assertThat(client.get(mailbox + "/calendars/" + calendar.id() + "/events").body().path("value"))
        .hasSize(1);
    String own = client.get(mailbox + "/calendarGroups").body().at("/value/0/id").asText();
    assertThat(
            client.get(mailbox + "/calendarGroups/" + own + "/calendars/" + calendar.id()).code())
        .isEqualTo("ErrorItemNotFound");
  }

  @Test
  void onlyAnEmptyGroupOfOnesOwnCanBeDeleted() {
    String groups = mailbox + "/calendarGroups/";
    String own = client.get(mailbox + "/calendarGroups").body().at("/value/0/id").asText();
    String group = client.post(mailbox + "/calendarGroups", "{\"name\":\"Projects\"}").id();
    String calendar = client.post(groups + group + "/calendars", "{\"name\":\"Bridge\"}").id();

    assertThat(client.delete(groups + own).status()).isEqualTo(400);
    assertThat(client.delete(groups + group).status()).isEqualTo(400);
    client.delete(mailbox + "/calendars/" + calendar);
    assertThat(client.delete(groups + group).status()).isEqualTo(204);
    assertThat(client.get(groups + group).code()).isEqualTo("ErrorItemNotFound");
  }

  @Test
  void groupsSurviveARestart(@TempDir Path folder) {
    SimulatorOptions options = SimulatorOptions.onPort(0).withData(folder.resolve("data.jsonl"));
    String user;
    try (GraphSimulator first = GraphSimulator.start(options)) {
      SimulatorClient before = new SimulatorClient(first.address());
      user = "/users/" + before.mailbox("ada");
      String group = before.post(user + "/calendarGroups", "{\"name\":\"Projects\"}").id();
      before.post(user + "/calendarGroups/" + group + "/calendars", "{\"name\":\"Bridge\"}");
    }
    // twice, because the second start reads what the first one rewrote
    for (int i = 0; i < 2; i++) {
      try (GraphSimulator again = GraphSimulator.start(options)) {
        SimulatorClient after = new SimulatorClient(again.address());
        JsonNode group = after.get(user + "/calendarGroups").body().at("/value/1");
        assertThat(group.path("name").asText()).isEqualTo("Projects");
        String calendars = user + "/calendarGroups/" + group.path("id").asText() + "/calendars";
        assertThat(names(after.get(calendars))).containsExactly("Bridge");
      }
    }
  }

  private static List<String> names(Answer list) {
    return list.body().path("value").valueStream().map(one -> one.path("name").asText()).toList();
  }
}

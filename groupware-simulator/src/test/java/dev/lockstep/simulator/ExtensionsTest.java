package dev.lockstep.simulator;

import static dev.lockstep.simulator.SimulatorClient.encode;
import static dev.lockstep.simulator.SimulatorClient.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.SimulatorClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionsTest {
  private static final String NAME = "Com.Contoso.Referral";
  private static final String ID = "Microsoft.OutlookServices.OpenTypeExtension." + NAME;

  private final GraphSimulator simulator = GraphSimulator.start(0);
  private final SimulatorClient client = new SimulatorClient(simulator.address());
  private String events = "";

  @BeforeEach
  void aMailbox() {
    events = "/users/" + client.mailbox("ada") + "/events";
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  static String extension(String name, String data) {
    return """
        {"@odata.type":"microsoft.graph.openTypeExtension","extensionName":"%s",%s}"""
        .formatted(name, data);
  }

  @Test
  void anExtensionIsAddedReadByNameOrIdChangedAndDeleted() {
    String path = events + "/" + client.post(events, event("deal", 10, "")).id();
    Answer added =
        client.post(path + "/extensions", extension(NAME, "\"dealValue\":500,\"tags\":[\"a\"]"));
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.id()).isEqualTo(ID);
    assertThat(added.body().path("tags").get(0).asText()).isEqualTo("a");

    for (String name : new String[] {NAME, ID, "microsoft.graph.openTypeExtension." + NAME}) {
      assertThat(client.get(path + "/extensions/" + name).body().path("dealValue").asInt())
          .isEqualTo(500);
    }
    Answer changed =
        client.patch(
            path + "/extensions/" + NAME, extension(NAME, "\"dealValue\":600,\"won\":true"));
    assertThat(changed.body().path("dealValue").asInt()).isEqualTo(600);
    assertThat(changed.body().path("won").asBoolean()).isTrue();
    assertThat(changed.body().has("tags")).isTrue();
    assertThat(client.delete(path + "/extensions/" + NAME).status()).isEqualTo(204);
    assertThat(client.get(path + "/extensions/" + NAME).code()).isEqualTo("ErrorItemNotFound");
    assertThat(client.get(path + "/extensions").body().path("value")).isEmpty();
  }

  @Test
  void aSecondPostOfANameChangesTheFirst() {
    String path = events + "/" + client.post(events, event("deal", 10, "")).id() + "/extensions";
    client.post(path, extension(NAME, "\"a\":1,\"b\":1"));

    client.post(path, extension(NAME, "\"b\":2"));

    assertThat(client.get(path).body().path("value")).hasSize(1);
    assertThat(client.get(path).body().at("/value/0/a").asInt()).isEqualTo(1);
    assertThat(client.get(path).body().at("/value/0/b").asInt()).isEqualTo(2);
  }

  @Test
  void aNewEventComesWithItsExtensionsAndIsFoundByThem() {
    client.post(events, event("other", 11, ""));
    Answer made =
        client.post(
            events, event("deal", 10, "\"extensions\":[" + extension(NAME, "\"n\":1") + "]"));

    assertThat(made.body().at("/extensions/0/id").asText()).isEqualTo(ID);
    assertThat(client.get(events + "/" + made.id()).body().has("extensions")).isFalse();
    Answer found =
        client.get(
            events
                + "?$filter="
                + encode("Extensions/any(f:f/id eq '" + NAME + "')")
                + "&$expand="
                + encode("Extensions($filter=id eq '" + ID + "')"));
    assertThat(found.body().path("value")).hasSize(1);
    assertThat(found.body().at("/value/0/extensions/0/n").asInt()).isEqualTo(1);
  }

  /** Documented: change tracking is not supported for open extensions. */
  @Test
  void changeTrackingKnowsNothingOfThem() {
    String mailbox = events.split("/", -1)[2];
    String made = events + "/" + client.post(events, event("deal", 10, "")).id();
    String link =
        client
            .round(
                "/users/"
                    + mailbox
                    + "/calendarView/delta?startDateTime=2026-06-01T00:00:00Z"
                    + "&endDateTime=2026-07-01T00:00:00Z")
            .getLast()
            .asText();

    client.post(made + "/extensions", extension(NAME, "\"n\":1"));

    assertThat(client.round(link)).hasSize(1);
    client.patch(made, "{\"subject\":\"seen\"}");
    assertThat(client.round(link)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"extensionName\":\"a\",\"n\":1}",
        "{\"@odata.type\":\"microsoft.graph.openTypeExtension\",\"n\":1}",
        "{\"@odata.type\":\"microsoft.graph.openTypeExtension\",\"extensionName\":\"a\",\"n\":{}}",
        "{\"@odata.type\":\"microsoft.graph.openTypeExtension\",\"extensionName\":\"a\",\"n\":[[]]}"
      })
  void whatIsNoExtensionIsRefused(String body) {
    String path = events + "/" + client.post(events, event("plain", 10, "")).id() + "/extensions";

    assertThat(client.post(path, body).status()).isEqualTo(400);
    assertThat(client.get(path).body().path("value")).isEmpty();
  }
}

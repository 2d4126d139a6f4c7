package dev.lockstep.simulator;

import static dev.lockstep.simulator.SimulatorClient.encode;
import static dev.lockstep.simulator.SimulatorClient.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.SimulatorClient.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentsTest {
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

  private static String file(String name, String content) {
    return """
        {"@odata.type":"#microsoft.graph.fileAttachment","name":"%s","contentBytes":"%s"}"""
        .formatted(
            name, Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aFileIsAddedListedReadAndDeleted() {
    Answer made = client.post(events, event("with a file", 10, ""));
    String path = events + "/" + made.id();

    Answer added = client.post(path + "/attachments", file("menu.txt", "mac and cheese"));

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.text("contentType")).isEqualTo("text/plain");
    assertThat(added.body().path("size").asInt()).isEqualTo(14);
    Answer changed = client.get(path);
    assertThat(changed.body().path("hasAttachments").asBoolean()).isTrue();
    assertThat(changed.text("changeKey")).isNotEqualTo(made.text("changeKey"));
    JsonNode list = client.get(path + "/attachments?$select=id,name").body().path("value");
    assertThat(list.get(0).path("name").asText()).isEqualTo("menu.txt");
    assertThat(list.get(0).has("contentBytes")).isFalse();
    String attachment = path + "/attachments/" + added.id();
    assertThat(client.get(attachment).text("contentBytes")).isEqualTo("bWFjIGFuZCBjaGVlc2U=");
    assertThat(client.get(attachment + "/$value").http().body()).isEqualTo("mac and cheese");
    assertThat(client.get(path + "?$expand=attachments").body().at("/attachments/0/name").asText())
        .isEqualTo("menu.txt");

    assertThat(client.delete(attachment).status()).isEqualTo(204);
    assertThat(client.get(attachment).code()).isEqualTo("ErrorItemNotFound");
    assertThat(client.get(path).body().path("hasAttachments").asBoolean()).isFalse();
  }

  @Test
  void addingAFileMailsNobodyAndTheNextUpdateTakesItAlong() {
    String ben = client.mailbox("ben");
    String guest =
        "\"attendees\":[{\"emailAddress\":{\"address\":\"ben@contoso.test\"},\"type\":\"required\"}]";
    String path = events + "/" + client.post(events, event("meeting", 10, guest)).id();
    client.control("DELETE", "/outbox", "");

    client.post(path + "/attachments", file("agenda.txt", "1. Lunch"));

    assertThat(client.control("GET", "/outbox", "").body().path("value")).isEmpty();
    assertThat(copy(ben).path("hasAttachments").asBoolean()).isFalse();
    client.patch(path, "{\"subject\":\"meeting with agenda\"}");
    assertThat(client.control("GET", "/outbox", "").body().path("value")).hasSize(1);
    assertThat(copy(ben).path("hasAttachments").asBoolean()).isTrue();
  }

  private JsonNode copy(String mailbox) {
    return client.get("/users/" + mailbox + "/events").body().at("/value/0");
  }

  @Test
  void anOccurrenceWithAFileOfItsOwnIsAnException() {
    String series =
        "\"recurrence\":{\"pattern\":{\"type\":\"daily\",\"interval\":1},"
            + "\"range\":{\"type\":\"noEnd\",\"startDate\":\"2026-06-10\"}}";
    String master = client.post(events, event("daily", 10, series)).id();
    String day =
        client
            .get(
                events
                    + "/"
                    + master
                    + "/instances?startDateTime=2026-06-11T00:00:00Z&endDateTime=2026-06-12T00:00:00Z")
            .body()
            .at("/value/0/id")
            .asText();

    client.post(events + "/" + day + "/attachments", file("day.txt", "x"));

    assertThat(client.get(events + "/" + day).text("type")).isEqualTo("exception");
    assertThat(client.get(events + "/" + day + "/attachments").body().path("value")).hasSize(1);
    assertThat(client.get(events + "/" + master + "/attachments").body().path("value")).isEmpty();
  }

  @Test
  void aStaleEtagKeepsAFileOut() {
    Answer made = client.post(events, event("guarded", 10, ""));
    client.patch(events + "/" + made.id(), "{\"subject\":\"changed\"}");
    String path = events + "/" + made.id() + "/attachments";

    Answer refused =
        client.graph("POST", path, file("a.txt", "a"), "If-Match", made.text("@odata.etag"));

    assertThat(refused.code()).isEqualTo("ErrorIrresolvableConflict");
    assertThat(client.get(path).body().path("value")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':'a.txt','contentBytes':''} | 400",
        "{'@odata.type':'#microsoft.graph.fileAttachment','contentBytes':''} | 400",
        "{'@odata.type':'#microsoft.graph.fileAttachment','name':'a','contentBytes':'#'} | 400",
        "{'@odata.type':'#microsoft.graph.fileAttachment','name':'a','colour':'red'} | 400",
        "{'@odata.type':'#microsoft.graph.itemAttachment','name':'a'} | 501"
      })
  void whatIsNoFileIsRefused(String body, int status) {
    String path = events + "/" + client.post(events, event("plain", 10, "")).id() + "/attachments";

    Answer refused = client.post(path, body.replace('\'', '"'));

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.code()).isNotEmpty();
    assertThat(client.get(path).body().path("value")).isEmpty();
  }

  @Test
  void threeMegabytesNeedAnUploadSession() {
    String path = events + "/" + client.post(events, event("large", 10, "")).id() + "/attachments";

    assertThat(client.post(path, file("large.txt", "x".repeat(3 << 20))).status()).isEqualTo(413);
    assertThat(client.post(path, file("below.txt", "x".repeat((3 << 20) - 1))).status())
        .isEqualTo(201);
    assertThat(client.post(path + "/createUploadSession", "{}").status()).isEqualTo(501);
  }

  @Test
  void filesAndExtensionsSurviveARestart(@TempDir Path folder) {
    SimulatorOptions options = SimulatorOptions.onPort(0).withData(folder.resolve("data.jsonl"));
    String path;
    try (GraphSimulator first = GraphSimulator.start(options)) {
      SimulatorClient before = new SimulatorClient(first.address());
      String mine = "/users/" + before.mailbox("ada") + "/events";
      path = mine + "/" + before.post(mine, event("kept", 10, "")).id();
      before.post(path + "/attachments", file("kept.txt", "kept"));
      before.post(path + "/extensions", ExtensionsTest.extension("com.contoso.deal", "\"n\":1"));
    }
    try (GraphSimulator second = GraphSimulator.start(options)) {
      SimulatorClient after = new SimulatorClient(second.address());
      List<String> names =
          after.get(path + "/attachments").body().path("value").findValuesAsText("name");
      assertThat(names).containsExactly("kept.txt");
      assertThat(
              after
                  .get(path + "/extensions/" + encode("com.contoso.deal"))
                  .body()
                  .path("n")
                  .asInt())
          .isEqualTo(1);
    }
  }
}

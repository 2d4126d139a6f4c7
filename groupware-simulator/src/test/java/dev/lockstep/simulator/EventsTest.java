package dev.lockstep.simulator;

import static dev.lockstep.simulator.SimulatorClient.encode;
import static dev.lockstep.simulator.SimulatorClient.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.SimulatorClient.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
  private static final String PROPERTY =
      "String {66f5a359-4659-4830-9070-00040ec6ac6e} Name CrmKey";

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

  @Test
  void aStaleEtagIsRefusedAndChangesNothing() {
    Answer made = client.post(events, event("first", 10, ""));
    String stale = made.text("@odata.etag");
    client.patch(events + "/" + made.id(), "{\"subject\":\"second\"}", "If-Match", stale);

    Answer refused =
        client.patch(events + "/" + made.id(), "{\"subject\":\"third\"}", "If-Match", stale);

    assertThat(refused.status()).isEqualTo(412);
    assertThat(refused.code()).isEqualTo("ErrorIrresolvableConflict");
    assertThat(client.get(events + "/" + made.id()).text("subject")).isEqualTo("second");
  }

  @Test
  void aKnownTransactionIdMakesNoSecondEvent() {
    String body = event("once", 10, "\"transactionId\":\"t-1\"");

    String first = client.post(events, body).id();
    String second = client.post(events, body).id();

    assertThat(second).isEqualTo(first);
    assertThat(client.get(events).body().path("value")).hasSize(1);
  }

  @Test
  void anExtendedPropertyIsFoundAndShownOnRequestAlone() {
    String more =
        "\"singleValueExtendedProperties\":[{\"id\":\"" + PROPERTY + "\",\"value\":\"100-7\"}]";
    Answer made = client.post(events, event("linked", 10, more));
    client.post(events, event("other", 11, ""));

    Answer found =
        client.get(
            events
                + "?$filter="
                + encode(
                    "singleValueExtendedProperties/Any(ep: ep/id eq '"
                        + PROPERTY
                        + "' and ep/value eq '100-7')"));
    Answer shown =
        client.get(
            events
                + "/"
                + made.id()
                + "?$expand="
                + encode("singleValueExtendedProperties($filter=id eq '" + PROPERTY + "')"));

    assertThat(found.body().path("value")).hasSize(1);
    assertThat(found.body().at("/value/0/id").asText()).isEqualTo(made.id());
    assertThat(found.body().at("/value/0").has("singleValueExtendedProperties")).isFalse();
    assertThat(shown.body().at("/singleValueExtendedProperties/0/value").asText())
        .isEqualTo("100-7");
  }

  @Test
  void inAQueryAPlusSignIsABlank() {
    Answer made = client.post(events, event("one + one", 10, ""));

    Answer found = client.get(events + "?$filter=subject+eq+'one+%2B+one'");

    assertThat(found.body().at("/value/0/id").asText()).isEqualTo(made.id());
  }

  @Test
  void aRequestLineWithBracesIsServed() throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), simulator.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      String request =
          "GET /v1.0" + events + "?$filter={x} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 401 ").contains("InvalidAuthenticationToken");
    }
  }

  @Test
  void timesAreShownInTheZoneAskedForAndIdsInTheFormAskedFor() {
    Answer made = client.post(events, event("here", 10, ""));

    Answer shown =
        client.get(
            events + "/" + made.id(),
            "Prefer",
            "outlook.timezone=\"Tokyo Standard Time\", IdType=\"ImmutableId\"");

    assertThat(shown.body().at("/start/dateTime").asText())
        .isEqualTo("2026-06-10T19:00:00.0000000");
    assertThat(shown.id()).hasSize(72).isNotEqualTo(made.id());
    assertThat(client.get(events + "/" + shown.id()).id()).isEqualTo(made.id()).hasSize(140);
  }

  @Test
  void movingChangesTheClassicIdAlone() {
    String mailbox = events.split("/", -1)[2];
    Answer made = client.post(events, event("moving", 10, ""));
    String calendar =
        client.control("POST", "/mailboxes/" + mailbox + "/calendars", "{\"name\":\"B\"}").id();

    Answer moved =
        client.control(
            "POST",
            "/mailboxes/" + mailbox + "/events/" + made.id() + "/move",
            "{\"calendarId\":\"" + calendar + "\"}");

    assertThat(moved.id()).isNotEqualTo(made.id());
    assertThat(client.get(events + "/" + made.id()).status()).isEqualTo(404);
    assertThat(client.get(events + "/" + moved.id()).text("subject")).isEqualTo("moving");
    assertThat(client.get(events + "/" + moved.text("immutableId")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "\"text\"",
        "{\"subject\":5,\"start\":{},\"end\":{}}",
        "{\"unknownThing\":1}",
        "{\"subject\":\"no times\"}",
        "{\"start\":{\"dateTime\":\"yesterday\",\"timeZone\":\"UTC\"}}",
        "{\"start\":[],\"end\":[]}",
        "{\"attendees\":{}}",
        "{\"attendees\":[{\"emailAddress\":{\"name\":\"nobody\"}}]}",
        "{\"recurrence\":{\"pattern\":{},\"range\":{}}}",
        "{\"singleValueExtendedProperties\":[{\"value\":\"x\"}]}",
        "{\"importance\":\"urgent\"}"
      })
  void aBodyThatMakesNoSenseIsRefusedInGraphsEnvelope(String body) {
    Answer refused = client.post(events, body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isNotBlank();
    assertThat(refused.text("error")).doesNotContain("Exception:").doesNotContain("\tat ");
    assertThat(client.get(events).body().path("value")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/users/nobody/events",
        "/nonsense",
        "/users",
        "/users/%00/events/%ff",
        "/subscriptions/x"
      })
  void aPathThatDoesNotExistIsNotFound(String path) {
    assertThat(client.get(path).status()).isEqualTo(404);
  }

  @Test
  void aTextOfFourMegabytesIsKeptAndReadBack() {
    String text = "word ".repeat(800_000).strip();
    Answer made =
        client.post(
            events,
            event("big", 10, "\"body\":{\"contentType\":\"text\",\"content\":\"" + text + "\"}"));

    Answer read =
        client.get(events + "/" + made.id(), "Prefer", "outlook.body-content-type=\"text\"");

    assertThat(read.body().at("/body/content").asText()).isEqualTo(text);
    assertThat(read.text("bodyPreview")).hasSize(255);
  }

  @Test
  void anInjectedFaultAfterTheCommitLosesTheAnswerAlone() {
    client.control(
        "POST",
        "/faults",
        "{\"method\":\"POST\",\"path\":\"/events$\","
            + "\"action\":{\"status\":503,\"afterCommit\":true}}");

    Answer lost = client.post(events, event("kept", 10, ""));

    assertThat(lost.status()).isEqualTo(503);
    assertThat(client.get(events).body().at("/value/0/subject").asText()).isEqualTo("kept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$select=subject,nothing",
        "$expand=nothing",
        "$search=\"word\"",
        "$apply=groupby((subject))",
        "$filter=nothing eq 1",
        "$orderby=nothing",
        "$top=many"
      })
  void whatAQueryCannotAskIsRefused(String query) {
    client.post(events, event("there", 10, ""));

    Answer refused = client.get(events + "?" + query.replace(" ", "%20").replace("\"", "%22"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isNotEmpty();
  }

  @Test
  void whatAQueryCanAskIsShown() {
    String path = events + "/" + client.post(events, event("there", 10, "")).id();

    Answer shown =
        client.get(
            path + "?$select=Subject,start,cancelledOccurrences&$expand=extensions,attachments");

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.text("subject")).isEqualTo("there");
    assertThat(shown.body().has("end")).isFalse();
    assertThat(shown.body().path("attachments").isArray()).isTrue();
  }
}

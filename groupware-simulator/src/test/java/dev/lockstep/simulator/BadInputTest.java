package dev.lockstep.simulator;

import static dev.lockstep.simulator.SimulatorClient.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is sent, the answer is Graph's own error or a success: never a 500, never a stack trace,
 * and what was stored can be read afterwards.
 */
@TestInstance(Lifecycle.PER_CLASS)
class BadInputTest {
  private final GraphSimulator simulator = GraphSimulator.start(0);
  private final SimulatorClient client = new SimulatorClient(simulator.address());
  private BadRequests requests = new BadRequests(0, "");
  private final Optional<GraphSchema> schema =
      Yardsticks.find("graph-schema-calendar.json").map(GraphSchema::read);
  private String events = "";

  private record Sent(String request, RawHttp.Answer answer) {}

  @BeforeAll
  void aMailboxWithSomeEvents() {
    client.control("PATCH", "/profile", "{\"throttling\":false}");
    String mailbox = client.mailbox("ada");
    client.mailbox("ben");
    events = "/users/" + mailbox + "/events";
    requests = new BadRequests(20_260_601, mailbox);
  }

  /** A single event, a series, and an instance of it. */
  private List<String> freshEvents() {
    String single = client.post(events, event("single", 10, "")).id();
    String series =
        client
            .post(
                events,
                event(
                    "series",
                    8,
                    "\"recurrence\":{\"pattern\":{\"type\":\"weekly\",\"interval\":1,"
                        + "\"daysOfWeek\":[\"monday\"]},\"range\":{\"type\":\"noEnd\","
                        + "\"startDate\":\"2026-06-08\"}}"))
            .id();
    String instance =
        client
            .get(
                events
                    + "/"
                    + series
                    + "/instances?startDateTime=2026-06-15T00:00:00Z&endDateTime=2026-06-16T00:00:00Z")
            .body()
            .at("/value/0/id")
            .asText();
    return List.of(single, series, instance);
  }

  @AfterAll
  void close() {
    simulator.close();
  }

  private Sent exchange(RawHttp connection, BadRequests.Request request) throws IOException {
    byte[] body = request.body();
    StringBuilder head = new StringBuilder();
    head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
    head.append("Host: 127.0.0.1\r\nAuthorization: ").append(authorization()).append("\r\n");
    request.headers().forEach(header -> head.append(header).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    connection.send(head.toString());
    connection.send(body);
    String shown = new String(body, StandardCharsets.UTF_8);
    return new Sent(
        head + (shown.length() > 2000 ? shown.substring(0, 2000) + "..." : shown),
        connection.answer(request.method()));
  }

  private String authorization() {
    return "Bearer " + client.token();
  }

  private static void check(Sent sent, boolean isHead) throws IOException {
    RawHttp.Answer answer = sent.answer();
    assertThat(answer.isThere()).as(sent.request()).isTrue();
    assertThat(answer.status())
        .as(sent.request() + "\n" + answer.body())
        .matches(
            status ->
                (status >= 200 && status < 300)
                    || (status >= 400 && status < 500)
                    || status == 501);
    if (answer.status() >= 400 && !isHead) {
      assertThat(answer.body())
          .as(sent.request())
          .startsWith("{\"error\":{")
          .doesNotContainPattern("(?<!TimeZoneNotSupported)Exception")
          .doesNotContain("\tat ")
          .doesNotContain("dev.lockstep")
          .doesNotContain("java.");
      JsonNode error = SimulatorClient.JSON.readTree(answer.body()).path("error");
      assertThat(error.path("code").asText()).as(sent.request()).isNotEmpty();
      assertThat(error.path("message").asText()).as(sent.request()).isNotEmpty();
      assertThat(error.at("/innerError/request-id").asText()).as(sent.request()).isNotEmpty();
      assertThat(error.at("/innerError/date").asText()).as(sent.request()).isNotEmpty();
    }
  }

  /** Also against the schema, where it is there. */
  private void everythingCanBeRead() throws IOException {
    String mailbox = "/users/ada%40contoso.test";
    for (String path :
        List.of(
            "/events?$top=1000",
            "/calendarView?$top=1000&startDateTime=2026-01-01T00:00:00Z&endDateTime=2027-01-01T00:00:00Z",
            "/calendarView/delta?startDateTime=2026-01-01T00:00:00Z&endDateTime=2027-01-01T00:00:00Z",
            "/calendars")) {
      SimulatorClient.Answer answer = client.get(mailbox + path);
      assertThat(answer.status()).as(path + "\n" + answer.http().body()).isEqualTo(200);
      if (!path.equals("/calendars")) {
        schema.ifPresent(
            rules -> answer.body().path("value").forEach(event -> valid(rules, event)));
      }
    }
  }

  private static void valid(GraphSchema rules, JsonNode event) {
    boolean removed = event.has("@removed");
    assertThat(removed ? List.of() : rules.problems("microsoft.graph.event", event))
        .as(event.toString())
        .isEmpty();
  }

  /** Seeded, so that a failure comes again; the failing request stands in the message. */
  @ParameterizedTest
  @ValueSource(strings = {"paths", "queries", "headers", "bodies", "texts"})
  void nothingThatCanBeSentIsA500(String kind) throws IOException {
    RawHttp connection = new RawHttp(simulator.address());
    try {
      for (int i = 0; i < 1000; i++) {
        if (i % 50 == 0) {
          requests.use(freshEvents());
        }
        BadRequests.Request request = requests.next(kind);
        Sent sent = exchange(connection, request);
        check(sent, request.method().equals("HEAD"));
        if (sent.answer().head().contains("Connection: close")) {
          connection.close();
          connection = new RawHttp(simulator.address());
        }
        if (i % 300 == 299) {
          everythingCanBeRead();
        }
      }
      everythingCanBeRead();
    } finally {
      connection.close();
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedBeforeItIsRead() throws IOException {
    try (RawHttp connection = new RawHttp(simulator.address())) {
      connection.send(
          "POST /v1.0/users/ada@contoso.test/events HTTP/1.1\r\nHost: h\r\nAuthorization: "
              + authorization()
              + "\r\nContent-Length: 999999999999\r\n\r\n");
      RawHttp.Answer answer = connection.answer();
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.body()).contains("RequestEntityTooLarge").contains("request-id");
    }
    everythingCanBeRead();
  }
}

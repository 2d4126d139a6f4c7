package dev.lockstep.simulator;

import static dev.lockstep.simulator.SimulatorClient.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.SimulatorClient.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Behaviour of the service that clients fall over; the README lists where each is played. */
class TrapsTest {
  private static final String DAILY =
      "\"recurrence\":{\"pattern\":{\"type\":\"daily\",\"interval\":1},"
          + "\"range\":{\"type\":\"noEnd\",\"startDate\":\"2026-06-01\"}}";
  private static final String BEN =
      "\"attendees\":[{\"emailAddress\":{\"address\":\"ben@contoso.test\"},\"type\":\"required\"},"
          + "{\"emailAddress\":{\"address\":\"out@fabrikam.test\"},\"type\":\"required\"}]";

  private final GraphSimulator simulator = GraphSimulator.start(0);
  private final SimulatorClient client = new SimulatorClient(simulator.address());
  private String ada = "";
  private String ben = "";
  private String events = "";

  @BeforeEach
  void twoMailboxes() {
    ada = "/users/" + client.mailbox("ada");
    ben = "/users/" + client.mailbox("ben");
    events = ada + "/events";
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  private static String window(int from, int to) {
    return "startDateTime=2026-06-%02dT00:00:00Z&endDateTime=2026-06-%02dT00:00:00Z"
        .formatted(from, to);
  }

  private List<JsonNode> delta(String mailbox, int from, int to) {
    return client.round(mailbox + "/calendarView/delta?" + window(from, to));
  }

  private List<JsonNode> instances(String master, int from, int to) {
    List<JsonNode> all = client.round(events + "/" + master + "/instances?" + window(from, to));
    return all.subList(0, all.size() - 1);
  }

  private static List<String> texts(List<JsonNode> items, String pointer) {
    return items.stream().map(item -> item.at(pointer).asText()).toList();
  }

  private void control(String path, String body) {
    assertThat(client.control("POST", path, body).status()).isEqualTo(204);
  }

  @Test
  void trap3TheMasterInDeltaHasTheTimesOfItsFirstOccurrence() {
    client.post(events, event("daily", 1, DAILY));

    List<JsonNode> round = delta(ada, 20, 21);

    assertThat(texts(round.subList(0, 2), "/type")).containsExactly("seriesMaster", "occurrence");
    assertThat(round.getFirst().at("/start/dateTime").asText()).startsWith("2026-06-01T10:00");
    assertThat(round.get(1).at("/start/dateTime").asText()).startsWith("2026-06-20T10:00");
  }

  @Test
  void trap4WhatIsMadeOutsideTheWindowIsSaidToBeRemoved() {
    List<JsonNode> first = delta(ada, 1, 9);
    String outside = client.post(events, event("outside", 20, "")).id();

    List<JsonNode> round = client.round(first.getLast().asText());

    assertThat(round).hasSize(2);
    assertThat(round.getFirst().path("id").asText()).isEqualTo(outside);
    assertThat(round.getFirst().at("/@removed/reason").asText()).isEqualTo("deleted");
    assertThat(client.get(events + "/" + outside).status()).isEqualTo(200);
  }

  @Test
  void trap8ATokenCanDieInTheMiddleOfARound() {
    for (int day = 1; day < 5; day++) {
      client.post(events, event("one", day, ""));
    }
    String next =
        client
            .get(ada + "/calendarView/delta?" + window(1, 9), "Prefer", "odata.maxpagesize=2")
            .text("@odata.nextLink");

    control("/delta/invalidate", "{\"mailbox\":\"ada@contoso.test\"}");

    Answer dead = client.get(next);
    assertThat(dead.status()).isEqualTo(410);
    assertThat(dead.code()).isEqualTo("SyncStateNotFound");
  }

  @Test
  void trap10AnItemCanComeSeveralTimesInOneRound() {
    String again = client.post(events, event("again", 2, "")).id();
    String once = client.post(events, event("once", 3, "")).id();
    String link = delta(ada, 1, 9).getLast().asText();

    control(
        "/delta/replay",
        "{\"mailbox\":\"ada@contoso.test\",\"eventId\":\"" + again + "\",\"times\":3}");
    client.patch(events + "/" + once, "{\"subject\":\"changed\"}");

    List<JsonNode> round = client.round(link);
    assertThat(texts(round.subList(0, round.size() - 1), "/id"))
        .containsExactlyInAnyOrder(again, again, again, once);
    assertThat(client.round(round.getLast().asText())).hasSize(1);
  }

  @Test
  void trap12EveryOccurrenceHasAnICalUidOfItsOwn() {
    Answer master = client.post(events, event("daily", 1, DAILY));

    List<String> ids = texts(instances(master.id(), 5, 8), "/iCalUId");

    assertThat(ids).hasSize(3).doesNotHaveDuplicates().doesNotContain(master.text("iCalUId"));
  }

  @Test
  void trap26AnUpdateOfASeriesMailsOncePerChangedInstance() {
    String master = client.post(events, event("daily", 1, DAILY + "," + BEN)).id();
    for (JsonNode day : instances(master, 5, 7)) {
      client.patch(events + "/" + day.path("id").asText(), "{\"subject\":\"special\"}");
    }
    client.control("DELETE", "/outbox", "");

    client.patch(events + "/" + master, "{\"location\":{\"displayName\":\"Elsewhere\"}}");

    List<JsonNode> mails = new ArrayList<>();
    client.control("GET", "/outbox", "").body().path("value").forEach(mails::add);
    assertThat(texts(mails, "/to"))
        .filteredOn("ben@contoso.test"::equals)
        .as("one for the series, and one for each of its two exceptions")
        .hasSize(3);
  }

  @Test
  void trap32ATimeZoneCanBeOneThatNobodyKnows() {
    String custom = event("from elsewhere", 10, "").replace("UTC", "tzone://Microsoft/Custom");
    String copy =
        client
            .control(
                "POST",
                "/mailboxes/ada@contoso.test/external-invitation",
                "{\"organizer\":{\"name\":\"Eve\",\"address\":\"eve@fabrikam.test\"},\"event\":"
                    + custom
                    + "}")
            .id();

    Answer shown = client.get(events + "/" + copy);
    assertThat(shown.text("originalStartTimeZone")).isEqualTo("tzone://Microsoft/Custom");
    assertThat(shown.body().at("/start/timeZone").asText()).isEqualTo("UTC");
    assertThat(client.post(events, custom).code()).isEqualTo("TimeZoneNotSupportedException");
  }

  @Test
  void trap33AZInATimeIsPassedOver() {
    Answer made =
        client.post(
            events,
            event("zulu", 10, "")
                .replace("10:00:00", "10:00:00Z")
                .replace("\"UTC\"", "\"Tokyo Standard Time\""));

    assertThat(made.body().at("/start/dateTime").asText()).isEqualTo("2026-06-10T01:00:00.0000000");
  }

  @Test
  void trap31AnAllDayEventIsAtMidnightInAPreferredZoneAlone() {
    String path =
        events
            + "/"
            + client
                .post(
                    events,
                    """
                    {"subject":"holiday","isAllDay":true,
                     "start":{"dateTime":"2026-06-10T00:00:00","timeZone":"Europe/Berlin"},
                     "end":{"dateTime":"2026-06-11T00:00:00","timeZone":"Europe/Berlin"}}""")
                .id();

    assertThat(client.get(path).body().at("/start/dateTime").asText())
        .startsWith("2026-06-09T22:00");
    assertThat(
            client
                .get(path, "Prefer", "outlook.timezone=\"Tokyo Standard Time\"")
                .body()
                .at("/start/dateTime")
                .asText())
        .startsWith("2026-06-10T00:00");
  }

  @Test
  void trap34AnApplicationSeesPrivateItemsWhole() {
    Answer made = client.post(events, event("doctor", 10, "\"sensitivity\":\"private\""));

    Answer shown = client.get(events + "/" + made.id());
    assertThat(shown.text("sensitivity")).isEqualTo("private");
    assertThat(shown.text("subject")).isEqualTo("doctor");
  }

  @Test
  void trap35An36ACopyIsTentativeThenAcceptedThenRemoved() {
    client.post(events, event("meeting", 10, BEN));
    List<JsonNode> arrived = delta(ben, 1, 20);
    JsonNode copy = arrived.getFirst();
    assertThat(copy.path("showAs").asText()).isEqualTo("tentative");
    assertThat(copy.at("/responseStatus/response").asText()).isEqualTo("notResponded");
    String path = ben + "/events/" + copy.path("id").asText();

    client.post(path + "/accept", "{\"sendResponse\":true}");
    List<JsonNode> accepted = client.round(arrived.getLast().asText());
    assertThat(texts(accepted.subList(0, 1), "/id")).containsExactly(copy.path("id").asText());
    assertThat(accepted.getFirst().path("showAs").asText()).isEqualTo("busy");

    client.post(path + "/decline", "{\"sendResponse\":true}");
    List<JsonNode> declined = client.round(accepted.getLast().asText());
    assertThat(declined.getFirst().at("/@removed/reason").asText()).isEqualTo("deleted");
  }

  @Test
  void trap43HiddenAttendeesAreHiddenFromEachOther() {
    client.post(events, event("secret", 10, BEN + ",\"hideAttendees\":true"));

    JsonNode copy = client.get(ben + "/events").body().at("/value/0");
    assertThat(copy.path("attendees")).hasSize(1);
    assertThat(copy.at("/attendees/0/emailAddress/address").asText()).isEqualTo("ben@contoso.test");
  }

  @Test
  void trap45TheOccurrencesOfACancelledSeriesVanishUnsaid() {
    String master = client.post(events, event("daily", 1, DAILY + "," + BEN)).id();
    List<JsonNode> before = delta(ben, 5, 8);
    assertThat(before).hasSize(5);

    client.post(events + "/" + master + "/cancel", "{\"comment\":\"off\"}");

    List<JsonNode> after = client.round(before.getLast().asText());
    assertThat(after).hasSize(2);
    assertThat(after.getFirst().path("type").asText()).isEqualTo("seriesMaster");
    assertThat(after.getFirst().path("isCancelled").asBoolean()).isTrue();
    assertThat(client.get(ben + "/calendarView?" + window(5, 8)).body().path("value")).isEmpty();
  }

  @Test
  void trap49AnErrorCanBeAPageOfHtml() {
    String page = "<html>Bad Gateway</html>";
    client.control(
        "POST",
        "/faults",
        "{\"action\":{\"status\":502,\"contentType\":\"text/html\",\"body\":\"" + page + "\"}}");

    Answer answer = client.get(events);

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.http().body()).isEqualTo(page);
    assertThat(answer.http().headers().firstValue("Content-Type")).contains("text/html");
  }

  @Test
  void trap50AnOccurrenceShowsTheEtagOfItsMaster() {
    Answer master = client.post(events, event("daily", 1, DAILY));

    assertThat(texts(instances(master.id(), 5, 7), "/@odata.etag"))
        .containsOnly(master.text("@odata.etag"));
  }
}

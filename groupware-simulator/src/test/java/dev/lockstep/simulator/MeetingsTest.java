package dev.lockstep.simulator;

import static dev.lockstep.simulator.SimulatorClient.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.SimulatorClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeetingsTest {
  private static final String BOTH =
      "\"attendees\":[{\"emailAddress\":{\"address\":\"ben@contoso.test\"},\"type\":\"required\"},"
          + "{\"emailAddress\":{\"address\":\"out@fabrikam.test\"},\"type\":\"optional\"}]";

  private final GraphSimulator simulator = GraphSimulator.start(0);
  private final SimulatorClient client = new SimulatorClient(simulator.address());
  private String mine = "";
  private String theirs = "";

  @BeforeEach
  void twoMailboxes() {
    mine = "/users/" + client.mailbox("ada") + "/events";
    theirs = "/users/" + client.mailbox("ben") + "/events";
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  private List<String> mails() {
    return mails(_ -> "");
  }

  private List<String> subjectsAndMails() {
    return mails(mail -> mail.path("subject").asText() + ": ");
  }

  private List<String> mails(Function<JsonNode, String> before) {
    List<String> mails = new ArrayList<>();
    for (JsonNode mail : client.control("GET", "/outbox", "").body().path("value")) {
      mails.add(
          before.apply(mail) + mail.path("kind").asText() + " to " + mail.path("to").asText());
    }
    client.control("DELETE", "/outbox", "");
    return mails;
  }

  private JsonNode copy() {
    return client.get(theirs).body().path("value").path(0);
  }

  @Test
  void everyAttendeeIsMailedAndOneWithAMailboxHasACopy() {
    Answer made = client.post(mine, event("together", 10, BOTH));

    assertThat(mails())
        .containsExactly("invitation to ben@contoso.test", "invitation to out@fabrikam.test");
    assertThat(copy().path("iCalUId").asText()).isEqualTo(made.text("iCalUId"));
    assertThat(copy().path("id").asText()).isNotEqualTo(made.id());
    assertThat(copy().path("isOrganizer").asBoolean(true)).isFalse();
  }

  @Test
  void whatConcernsTheOrganizerAloneMailsNobody() {
    Answer made = client.post(mine, event("together", 10, BOTH));
    mails();

    client.patch(mine + "/" + made.id(), "{\"categories\":[\"Red category\"]}");
    client.patch(mine + "/" + made.id(), "{}");

    assertThat(mails()).isEmpty();
  }

  @Test
  void anAnswerIsCountedOnTheOrganizersCopy() {
    Answer made = client.post(mine, event("together", 10, BOTH));
    mails();

    Answer answered =
        client.post(theirs + "/" + copy().path("id").asText() + "/accept", "{\"comment\":\"ok\"}");

    assertThat(answered.status()).isEqualTo(202);
    assertThat(mails()).containsExactly("response to ada@contoso.test");
    assertThat(
            client.get(mine + "/" + made.id()).body().at("/attendees/0/status/response").asText())
        .isEqualTo("accepted");
    assertThat(client.post(mine + "/" + made.id() + "/accept", "{}").status()).isEqualTo(400);
  }

  @Test
  void aMovedMeetingAsksAgainAndACancelledOneSaysSo() {
    Answer made = client.post(mine, event("together", 10, BOTH));
    client.post(theirs + "/" + copy().path("id").asText() + "/accept", "{}");
    mails();

    client.patch(
        mine + "/" + made.id(),
        "{\"start\":{\"dateTime\":\"2026-06-11T10:00:00\",\"timeZone\":\"UTC\"},"
            + "\"end\":{\"dateTime\":\"2026-06-11T11:00:00\",\"timeZone\":\"UTC\"}}");

    assertThat(mails())
        .containsExactly("update to ben@contoso.test", "update to out@fabrikam.test");
    assertThat(copy().at("/start/dateTime").asText()).startsWith("2026-06-11T10");
    assertThat(copy().at("/responseStatus/response").asText()).isEqualTo("notResponded");

    client.delete(mine + "/" + made.id());

    assertThat(mails())
        .containsExactly("cancellation to ben@contoso.test", "cancellation to out@fabrikam.test");
    assertThat(copy().path("isCancelled").asBoolean()).isTrue();
  }

  @Test
  void whatDiffersOnOneDayIsToldToWhoComesThen() {
    String series =
        client
            .post(
                mine,
                event(
                    "daily",
                    10,
                    "\"recurrence\":{\"pattern\":{\"type\":\"daily\",\"interval\":1},\"range\":"
                        + "{\"type\":\"numbered\",\"startDate\":\"2026-06-10\","
                        + "\"numberOfOccurrences\":3}},"
                        + BOTH))
            .id();
    mails();
    JsonNode days =
        client
            .get(
                mine
                    + "/"
                    + series
                    + "/instances?startDateTime=2026-06-10T00:00:00Z"
                    + "&endDateTime=2026-06-20T00:00:00Z")
            .body()
            .path("value");
    String second = mine + "/" + days.path(1).path("id").asText();

    client.patch(second, "{\"subject\":\"special\"}");
    assertThat(subjectsAndMails())
        .containsExactly(
            "special: update to ben@contoso.test", "special: update to out@fabrikam.test");

    client.patch(second, "{\"isReminderOn\":false}");
    assertThat(subjectsAndMails()).isEmpty();

    client.patch(second, "{" + BOTH.replace("out@fabrikam.test", "once@fabrikam.test") + "}");
    assertThat(subjectsAndMails())
        .containsExactly(
            "special: invitation to once@fabrikam.test",
            "special: cancellation to out@fabrikam.test");

    client.delete(second);
    assertThat(subjectsAndMails())
        .containsExactly(
            "special: cancellation to ben@contoso.test",
            "special: cancellation to once@fabrikam.test");
  }
}

package dev.lockstep.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.SimulatorClient.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.model.Recur;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTest {
  private static final LocalDate END = LocalDate.parse("2030-12-31");

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

  private Answer series(String start, String pattern, String range) {
    return client.post(
        events,
        """
        {"subject":"series","start":{"dateTime":"%sT09:30:00","timeZone":"Europe/Berlin"},
         "end":{"dateTime":"%sT10:30:00","timeZone":"Europe/Berlin"},
         "recurrence":{"pattern":{%s},"range":{%s,"startDate":"%s"}}}"""
            .formatted(start, start, pattern, range, start));
  }

  private List<JsonNode> instances(String master, LocalDate from, LocalDate to) {
    List<JsonNode> items =
        client.round(
            events
                + "/"
                + master
                + "/instances?$top=1000&startDateTime="
                + from
                + "T00:00:00&endDateTime="
                + to
                + "T00:00:00",
            "Prefer",
            "outlook.timezone=\"Europe/Berlin\"");
    return items.subList(0, items.size() - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-01 | 'type':'daily','interval':3 | FREQ=DAILY;INTERVAL=3",
        "2026-03-02 | 'type':'weekly','interval':2,'daysOfWeek':['monday','sunday'],"
            + "'firstDayOfWeek':'monday' | FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=MO,SU",
        "2026-03-02 | 'type':'weekly','interval':2,'daysOfWeek':['monday','sunday'],"
            + "'firstDayOfWeek':'sunday' | FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,SU",
        "2026-01-31 | 'type':'absoluteMonthly','interval':1,'dayOfMonth':31"
            + " | FREQ=MONTHLY;BYMONTHDAY=-1",
        "2026-01-30 | 'type':'absoluteMonthly','interval':1,'dayOfMonth':30"
            + " | FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
        "2026-01-15 | 'type':'absoluteMonthly','interval':5,'dayOfMonth':15"
            + " | FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=15",
        "2026-01-01 | 'type':'relativeMonthly','interval':1,'daysOfWeek':['thursday'],"
            + "'index':'first' | FREQ=MONTHLY;BYDAY=1TH",
        "2026-01-30 | 'type':'relativeMonthly','interval':1,'daysOfWeek':['monday','tuesday',"
            + "'wednesday','thursday','friday'],'index':'last'"
            + " | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "2024-02-29 | 'type':'absoluteYearly','interval':1,'dayOfMonth':29,'month':2"
            + " | FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
        "2026-10-25 | 'type':'relativeYearly','interval':1,'daysOfWeek':['sunday'],"
            + "'index':'last','month':10 | FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"
      })
  void aPatternFallsOnTheDaysOnWhichAnotherLibrarySeesIt(
      String start, String pattern, String rule) {
    LocalDate first = LocalDate.parse(start);
    String id =
        series(
                start,
                pattern.replace('\'', '"'),
                "\"type\":\"endDate\",\"endDate\":\"" + END + "\"")
            .id();

    List<LocalDate> found = new ArrayList<>();
    for (LocalDate from = first; from.isBefore(END); from = from.plusDays(1800)) {
      for (JsonNode instance : instances(id, from, from.plusDays(1800))) {
        String shown = instance.at("/start/dateTime").asText();
        assertThat(shown).endsWith("T09:30:00.0000000");
        found.add(LocalDate.parse(shown.substring(0, 10)));
      }
    }

    assertThat(found).isEqualTo(new Recur<LocalDate>(rule).getDates(first, first, END));
  }

  @Test
  void anInstanceStaysBetweenItsNeighbours() {
    String id =
        series(
                "2026-06-08",
                "\"type\":\"weekly\",\"interval\":1,\"daysOfWeek\":[\"monday\"]",
                "\"type\":\"noEnd\"")
            .id();
    JsonNode second =
        instances(id, LocalDate.parse("2026-06-15"), LocalDate.parse("2026-06-16")).getFirst();
    String path = events + "/" + second.path("id").asText();

    Answer across = client.patch(path, move("2026-06-22"));
    Answer within = client.patch(path, move("2026-06-18"));

    assertThat(across.code()).isEqualTo("ErrorOccurrenceCrossingBoundary");
    assertThat(within.text("type")).isEqualTo("exception");
    assertThat(client.get(path).text("originalStart")).isEqualTo("2026-06-15T07:30:00Z");
  }

  @Test
  void anExceptionFollowsItsSeriesInWhatItDoesNotSayItself() {
    String id =
        series("2026-06-08", "\"type\":\"daily\",\"interval\":1", "\"type\":\"noEnd\"").id();
    JsonNode second =
        instances(id, LocalDate.parse("2026-06-09"), LocalDate.parse("2026-06-10")).getFirst();
    String path = events + "/" + second.path("id").asText();
    client.patch(path, "{\"subject\":\"other\"}");

    client.patch(
        events + "/" + id, "{\"subject\":\"all\",\"location\":{\"displayName\":\"Here\"}}");

    assertThat(client.get(path).text("subject")).isEqualTo("other");
    assertThat(client.get(path).body().at("/location/displayName").asText()).isEqualTo("Here");
  }

  private static String move(String day) {
    return """
        {"start":{"dateTime":"%sT12:00:00","timeZone":"Europe/Berlin"},
         "end":{"dateTime":"%sT13:00:00","timeZone":"Europe/Berlin"}}"""
        .formatted(day, day);
  }
}

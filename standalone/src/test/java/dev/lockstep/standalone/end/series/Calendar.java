package dev.lockstep.standalone.end.series;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.standalone.graph.GraphHttp;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;

/** Somebody who works with a series in Outlook: plain HTTP to Graph. */
final class Calendar {

  private final GraphHttp graph;
  private final ObjectMapper mapper = new ObjectMapper();
  private final String mailbox;
  private final ZoneId zone;
  private final String zoneName;

  /**
   * A calendar.
   *
   * @param zoneName as Outlook names the zone
   */
  Calendar(GraphHttp graph, String mailbox, ZoneId zone, String zoneName) {
    this.graph = graph;
    this.mailbox = mailbox;
    this.zone = zone;
    this.zoneName = zoneName;
  }

  String time(LocalDateTime local) {
    return "{'dateTime':'%s:00','timeZone':'%s'}".formatted(local, zoneName);
  }

  /** Makes an event of this JSON, in which single quotes stand for double ones. */
  String create(String body) throws IOException, InterruptedException {
    return graph.post(GraphHttp.user(mailbox) + "/events", json(body)).path("id").asText();
  }

  void change(String id, String body) throws IOException, InterruptedException {
    graph.patch(path(id), json(body));
  }

  void delete(String id) throws IOException, InterruptedException {
    graph.delete(path(id));
  }

  JsonNode event(String id) throws IOException, InterruptedException {
    return graph.get(path(id));
  }

  /** The instance that originally starts on a date. */
  String instance(String master, LocalDate date) throws IOException, InterruptedException {
    for (JsonNode one : instances(master)) {
      if (date(one).equals(date)) {
        return one.path("id").asText();
      }
    }
    throw new AssertionError("no instance of " + date);
  }

  /** What takes place of a series, by original date. */
  SortedMap<LocalDate, Visit> visits(String master) throws IOException, InterruptedException {
    SortedMap<LocalDate, Visit> visits = new TreeMap<>();
    for (JsonNode one : instances(master)) {
      visits.put(
          date(one),
          new Visit(
              local(one.path("start")),
              local(one.path("end")),
              one.path("isAllDay").asBoolean(),
              one.path("subject").asText(),
              one.path("location").path("displayName").asText()));
    }
    return visits;
  }

  private JsonNode instances(String master) throws IOException, InterruptedException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return graph
        .get(
            path(master)
                + "/instances?startDateTime=%sT00:00:00Z&endDateTime=%sT00:00:00Z&$top=999"
                    .formatted(today.minusDays(40), today.plusDays(500)))
        .path("value");
  }

  private LocalDate date(JsonNode instance) {
    return Instant.parse(instance.path("originalStart").asText()).atZone(zone).toLocalDate();
  }

  private LocalDateTime local(JsonNode time) {
    return LocalDateTime.parse(time.path("dateTime").asText().substring(0, 19))
        .atZone(ZoneOffset.UTC)
        .withZoneSameInstant(zone)
        .toLocalDateTime();
  }

  private String path(String id) {
    return GraphHttp.user(mailbox) + "/events/" + URLEncoder.encode(id, UTF_8);
  }

  private JsonNode json(String text) throws IOException {
    return mapper.readTree(text.replace('\'', '"'));
  }
}

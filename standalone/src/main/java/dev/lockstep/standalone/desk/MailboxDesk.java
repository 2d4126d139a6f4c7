package dev.lockstep.standalone.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.standalone.graph.GraphHttp;
import dev.lockstep.standalone.graph.GraphRefused;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Somebody who works in Outlook. */
public final class MailboxDesk {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Where everybody in the samples is. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Vienna");

  private final GraphHttp graph;

  /** At this Graph. */
  public MailboxDesk(GraphHttp graph) {
    this.graph = graph;
  }

  /** Makes a mailbox, as an administrator does; one that is there stays as it is. */
  public void addMailbox(String address, String name) throws IOException, InterruptedException {
    try {
      graph.get(GraphHttp.user(address) + "/events?$top=1");
    } catch (GraphRefused e) {
      if (e.status() != 404) {
        throw e;
      }
      graph.post(
          "/_sim/mailboxes",
          JSON.objectNode()
              .put("userPrincipalName", address)
              .put("displayName", name)
              .put("timeZone", "W. Europe Standard Time"));
    }
  }

  /** An event of an hour. */
  public Event add(String mailbox, String subject, LocalDateTime start, List<String> attendees)
      throws IOException, InterruptedException {
    ObjectNode node = JSON.objectNode().put("subject", subject);
    time(node.putObject("start"), start);
    time(node.putObject("end"), start.plusHours(1));
    if (!attendees.isEmpty()) {
      ArrayNode list = node.putArray("attendees");
      attendees.forEach(
          one ->
              list.addObject()
                  .put("type", "required")
                  .putObject("emailAddress")
                  .put("address", one)
                  .put("name", one));
    }
    return event(graph.post(GraphHttp.user(mailbox) + "/events", node));
  }

  /** A series: an hour, weekly, so many times; its master. */
  public Event addWeekly(String mailbox, String subject, LocalDateTime start, int times)
      throws IOException, InterruptedException {
    ObjectNode node = JSON.objectNode().put("subject", subject);
    time(node.putObject("start"), start);
    time(node.putObject("end"), start.plusHours(1));
    weekly(node, start, times);
    return event(graph.post(GraphHttp.user(mailbox) + "/events", node));
  }

  /** The series takes place so many times. */
  public void setTimes(String mailbox, String master, LocalDateTime start, int times)
      throws IOException, InterruptedException {
    ObjectNode node = JSON.objectNode();
    weekly(node, start, times);
    graph.patch(path(mailbox, master), node);
  }

  private static void weekly(ObjectNode node, LocalDateTime start, int times) {
    ObjectNode recurrence = node.putObject("recurrence");
    recurrence
        .putObject("pattern")
        .put("type", "weekly")
        .put("interval", 1)
        .put("firstDayOfWeek", "monday")
        .putArray("daysOfWeek")
        .add(start.getDayOfWeek().name().toLowerCase(Locale.ROOT));
    recurrence
        .putObject("range")
        .put("type", "numbered")
        .put("startDate", start.toLocalDate().toString())
        .put("numberOfOccurrences", times);
  }

  /** What takes place of a series within a year, in its order. */
  public List<Event> occurrences(String mailbox, String master, LocalDateTime from)
      throws IOException, InterruptedException {
    List<Event> all = new ArrayList<>();
    graph
        .get(
            path(mailbox, master)
                + "/instances?startDateTime=%s&endDateTime=%s&$top=500"
                    .formatted(utc(from.minusDays(1)), utc(from.plusYears(1))))
        .path("value")
        .forEach(one -> all.add(event(one)));
    return all;
  }

  /** Another subject and place. */
  public void edit(String mailbox, String id, String subject, String location)
      throws IOException, InterruptedException {
    ObjectNode node = JSON.objectNode().put("subject", subject);
    node.putObject("location").put("displayName", location);
    graph.patch(path(mailbox, id), node);
  }

  /** Deletes; attendees are told by mail. */
  public void delete(String mailbox, String id) throws IOException, InterruptedException {
    graph.delete(path(mailbox, id));
  }

  /** An event by its id. */
  public Optional<Event> find(String mailbox, String id) throws IOException, InterruptedException {
    try {
      return Optional.of(event(graph.get(path(mailbox, id))));
    } catch (GraphRefused e) {
      if (e.status() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Events of a local day with this subject. */
  public List<Event> findBySubject(String mailbox, LocalDateTime day, String subject)
      throws IOException, InterruptedException {
    return day(mailbox, day).stream().filter(event -> event.subject().equals(subject)).toList();
  }

  /** All events and occurrences of a local day. */
  public List<Event> day(String mailbox, LocalDateTime day)
      throws IOException, InterruptedException {
    LocalDateTime midnight = day.toLocalDate().atStartOfDay();
    return view(mailbox, midnight, midnight.plusDays(1)).stream().map(MailboxDesk::event).toList();
  }

  private List<JsonNode> view(String mailbox, LocalDateTime from, LocalDateTime to)
      throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    String path =
        "%s/calendarView?startDateTime=%s&endDateTime=%s&$top=500"
            .formatted(GraphHttp.user(mailbox), utc(from), utc(to));
    while (!path.isEmpty()) {
      JsonNode page = graph.get(path);
      page.path("value").forEach(all::add);
      String next = page.path("@odata.nextLink").asText();
      path = next.isEmpty() ? "" : next.substring(next.indexOf("/v1.0/"));
    }
    return all;
  }

  private static String path(String mailbox, String id) {
    return GraphHttp.user(mailbox) + "/events/" + URLEncoder.encode(id, UTF_8);
  }

  private static LocalDateTime utc(LocalDateTime local) {
    return local.atZone(ZONE).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }

  private static void time(ObjectNode node, LocalDateTime time) {
    node.put("dateTime", time + (time.getSecond() == 0 ? ":00" : "")).put("timeZone", ZONE.getId());
  }

  private static Event event(JsonNode node) {
    List<String> attendees = new ArrayList<>();
    node.path("attendees")
        .forEach(
            one ->
                attendees.add(
                    one.path("emailAddress").path("address").asText().toLowerCase(Locale.ROOT)));
    attendees.sort(null);
    String text = node.path("body").path("content").asText().replaceAll("<[^>]*>", "").strip();
    return new Event(
        node.path("id").asText(),
        node.path("subject").asText(),
        text,
        node.path("location").path("displayName").asText(),
        LocalDateTime.parse(node.path("start").path("dateTime").asText().substring(0, 19)),
        node.path("sensitivity").asText(),
        attendees);
  }
}

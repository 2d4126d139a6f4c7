package dev.lockstep.simulator;

import static dev.lockstep.simulator.SimulatorClient.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lockstep.simulator.SimulatorClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every path and method of Microsoft's OpenAPI description is answered with the status that the
 * documentation names, where it names one, and a body that the schema allows.
 */
class OpenApiTest {
  private static final Set<String> METHODS = Set.of("get", "post", "patch", "delete", "put");
  private static final String COLLECTION = "CollectionResponse";
  private static final String WINDOW =
      "startDateTime=2026-06-01T00:00:00Z&endDateTime=2026-07-01T00:00:00Z";
  private static final String SERIES =
      "\"recurrence\":{\"pattern\":{\"type\":\"daily\",\"interval\":1},"
          + "\"range\":{\"type\":\"numbered\",\"startDate\":\"2026-06-10\","
          + "\"numberOfOccurrences\":3}}";
  private static final String SLOT =
      "{\"dateTime\":\"2026-06-10T%02d:00:00\",\"timeZone\":\"UTC\"}";

  /** What an operation is sent, by the end of its path; by default an event. */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("post /$batch", "{\"requests\":[]}"),
          Map.entry("patch /subscriptions/{subscription-id}", "{}"),
          Map.entry("post /reauthorize", ""),
          Map.entry("patch /calendar", "{\"name\":\"Calendar\"}"),
          Map.entry("patch /{calendar-id}", "{\"name\":\"Second\"}"),
          Map.entry("post /calendars", "{\"name\":\"Third\"}"),
          Map.entry("post /calendarGroups", "{\"name\":\"Group\"}"),
          Map.entry("patch /{event-id}", "{\"subject\":\"changed\"}"),
          Map.entry("post /accept", "{\"comment\":\"yes\",\"sendResponse\":true}"),
          Map.entry("post /decline", "{\"comment\":\"no\",\"sendResponse\":true}"),
          Map.entry("post /tentativelyAccept", "{\"comment\":\"?\",\"sendResponse\":true}"),
          Map.entry("post /cancel", "{\"comment\":\"off\"}"),
          Map.entry("post /dismissReminder", ""),
          Map.entry("post /snoozeReminder", "{\"newReminderTime\":" + SLOT.formatted(9) + "}"),
          Map.entry(
              "post /forward",
              "{\"toRecipients\":[{\"emailAddress\":{\"address\":\"eve@contoso.test\"}}]}"),
          Map.entry("post /permanentDelete", ""),
          Map.entry(
              "post /attachments",
              "{\"@odata.type\":\"#microsoft.graph.fileAttachment\",\"name\":\"a.txt\","
                  + "\"contentBytes\":\"YQ==\"}"),
          Map.entry("post /extensions", ExtensionsTest.extension("com.contoso.new", "\"a\":1")),
          Map.entry(
              "patch /{extension-id}", ExtensionsTest.extension("com.contoso.deal", "\"a\":2")),
          Map.entry("patch /mailboxSettings", "{\"timeZone\":\"UTC\"}"),
          Map.entry(
              "post /translateExchangeIds",
              "{\"inputIds\":[\"{event-id}\"],\"targetIdType\":\"restImmutableEntryId\"}"),
          Map.entry(
              "post /getSchedule",
              "{\"schedules\":[\"ada@contoso.test\"],\"startTime\":"
                  + SLOT.formatted(8)
                  + ",\"endTime\":"
                  + SLOT.formatted(18)
                  + "}"));

  private final GraphSimulator simulator = GraphSimulator.start(0);
  private final SimulatorClient client = new SimulatorClient(simulator.address());
  private int mailboxes;

  /** What the names in braces stand for. */
  private record Stage(Map<String, String> ids) {
    String fill(String text) {
      String filled = text;
      for (Map.Entry<String, String> id : ids.entrySet()) {
        filled = filled.replace("{" + id.getKey() + "}", id.getValue());
      }
      return filled;
    }
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @TestFactory
  Stream<DynamicTest> everyOperationIsAnsweredAsDescribed() throws IOException {
    JsonNode description =
        new YAMLMapper().readTree(Files.readString(Yardsticks.file("graph-openapi-calendar.yml")));
    GraphSchema schema = GraphSchema.read(Yardsticks.file("graph-schema-calendar.json"));
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey())) {
          String name = operation.getKey() + " " + path.getKey();
          tests.add(
              dynamicTest(
                  name,
                  () -> check(operation.getKey(), path.getKey(), operation.getValue(), schema)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(60);
    return tests.stream();
  }

  private void check(String method, String path, JsonNode operation, GraphSchema schema)
      throws IOException {
    Stage stage = stage(path);
    String query = path.contains("alendarView") || path.contains("instances") ? "?" + WINDOW : "";
    String body = method.equals("post") || method.equals("patch") ? body(method, path) : "";

    Answer answer;
    if (path.equals("/subscriptions") && method.equals("post")) {
      answer = subscribe(stage.fill("/users/{user-id}/events"));
    } else {
      answer =
          client.graph(method.toUpperCase(Locale.ROOT), stage.fill(path) + query, stage.fill(body));
    }

    String documented = operation.path("x-documented-success-status").asText();
    if (documented.isEmpty()) {
      assertThat(answer.status()).as(answer.http().body()).isBetween(200, 299);
    } else {
      assertThat(answer.status()).as(answer.http().body()).isEqualTo(Integer.parseInt(documented));
    }
    String type = responseType(operation);
    if (answer.status() < 202 && !type.isEmpty()) {
      validate(type, answer.body(), schema);
    }
  }

  private static String responseType(JsonNode operation) {
    String reference =
        operation
            .path("responses")
            .path("2XX")
            .at("/content/application~1json/schema/$ref")
            .asText("");
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private static void validate(String type, JsonNode body, GraphSchema schema) {
    if (type.endsWith(COLLECTION)) {
      String item = type.substring(0, type.length() - COLLECTION.length());
      assertThat(body.path("value").isArray()).isTrue();
      assertThat(body.path("value")).as("an empty list shows nothing").isNotEmpty();
      body.path("value").forEach(one -> problems(item, one, schema));
    } else if (type.startsWith("deltaResponse.")) {
      problems(type, body, schema);
      assertThat(body.path("value")).as("an empty round shows nothing").isNotEmpty();
    } else {
      problems(type, body, schema);
    }
  }

  private static void problems(String type, JsonNode value, GraphSchema schema) {
    assertThat(schema.knows(type)).as(type).isTrue();
    List<String> problems = new ArrayList<>(schema.problems(type, value));
    // Types that others extend: a file has more members, an extension any, a delta page its links.
    problems.removeIf(
        problem ->
            problem.startsWith("microsoft.graph.attachment has no member content")
                || problem.startsWith("microsoft.graph.extension has no member "));
    assertThat(problems).as(value.toString()).isEmpty();
  }

  private static String body(String method, String path) {
    return BODIES.entrySet().stream()
        .filter(
            entry ->
                (method + " " + path).equals(entry.getKey())
                    || endsWith(entry.getKey(), method, path))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(event("made", 11, ""));
  }

  private static boolean endsWith(String key, String method, String path) {
    return key.startsWith(method + " ") && path.endsWith(key.substring(method.length() + 1));
  }

  /** A mailbox of its own for each operation, so that none meets what another left. */
  private Stage stage(String path) throws IOException {
    String name = "user" + mailboxes++;
    String mailbox = client.mailbox(name);
    String base = "/users/" + mailbox;
    boolean answers =
        path.endsWith("/accept")
            || path.endsWith("/tentativelyAccept")
            || path.endsWith("/decline");
    String calendar = client.post(base + "/calendars", "{\"name\":\"Second\"}").id();
    boolean second = path.contains("{calendar-id}");
    String events = base + (second ? "/calendars/" + calendar : "") + "/events";
    String event;
    if (answers) {
      event =
          client
              .control(
                  "POST",
                  "/mailboxes/" + mailbox + "/external-invitation",
                  "{\"organizer\":{\"name\":\"Eve\",\"address\":\"eve@else.test\"},\"event\":"
                      + event("from outside", 10, "")
                      + "}")
              .id();
    } else {
      event = client.post(events, event("series", 10, SERIES)).id();
    }
    client.post(base + "/events", event("other", 10, ""));
    client.post(
        events + "/" + event + "/extensions",
        ExtensionsTest.extension("com.contoso.deal", "\"a\":1"));
    client.post(
        events + "/" + event + "/attachments",
        "{\"@odata.type\":\"#microsoft.graph.fileAttachment\",\"name\":\"a\",\"contentBytes\":\"\"}");
    String subscription =
        path.startsWith("/subscriptions") ? subscribe(base + "/events").id() : "none";
    return new Stage(
        Map.of(
            "user-id", mailbox,
            "event-id", event,
            "calendar-id", calendar,
            "extension-id", "com.contoso.deal",
            "subscription-id", subscription));
  }

  private Answer subscribe(String resource) throws IOException {
    try (Webhook webhook = new Webhook()) {
      return client.post(
          "/subscriptions",
          """
          {"changeType":"created,updated","notificationUrl":"%s","resource":"%s",
           "expirationDateTime":"%s","clientState":"s"}"""
              .formatted(webhook.url(), resource, Instant.now().plusSeconds(7200)));
    }
  }
}

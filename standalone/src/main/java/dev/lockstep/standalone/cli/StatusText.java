package dev.lockstep.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The console's status as lines for people.
 *
 * @param answer with {@code services}
 */
record StatusText(JsonNode answer) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    JsonNode services = answer.path("services");
    JsonNode processor = services.path("processor");
    lines.add("processor   " + processor.path("state").asText("unknown"));
    if (services.has("groupware")) {
      lines.add(
          "groupware   "
              + (services.path("groupware").path("ready").asBoolean() ? "ready" : "not ready"));
    }
    if (services.has("crm")) {
      JsonNode crm = services.path("crm");
      lines.add(
          "crm         capture %s, sink %s, %s bytes of log unread"
              .formatted(
                  crm.path("capture").path("state").asText(),
                  crm.path("sinkReady").asBoolean() ? "ready" : "not ready",
                  crm.path("slotLagBytes").asText("?")));
    }
    mailboxes(lines, services);
    lag(lines, processor.path("lag"));
    workList(lines, processor.path("workList"));
    return lines;
  }

  private static void mailboxes(List<String> lines, JsonNode services) {
    JsonNode own = services.path("groupware").path("mailboxes");
    lines.add("");
    lines.add("mailboxes   " + (own.isEmpty() ? "none" : ""));
    for (JsonNode mailbox : own) {
      String words = mailbox.path("words").asText();
      lines.add(
          "  %-40s %-13s last round %s%s"
              .formatted(
                  mailbox.path("mailbox").asText(),
                  mailbox.path("mode").asText(),
                  mailbox.path("lastRound").asText("never"),
                  words.isEmpty() ? "" : "; " + words));
    }
  }

  private static void lag(List<String> lines, JsonNode lag) {
    lines.add("");
    lines.add("lag         " + (lag.isEmpty() ? "unknown: Kafka did not say" : ""));
    for (JsonNode topic : lag) {
      lines.add(
          "  %-40s %d records%s"
              .formatted(
                  topic.path("topic").asText(),
                  topic.path("records").asLong(),
                  topic.path("seconds").isNumber()
                      ? ", %.1f s".formatted(topic.path("seconds").asDouble())
                      : ""));
    }
  }

  private static void workList(List<String> lines, JsonNode workList) {
    lines.add("");
    lines.add("work list   " + (workList.isEmpty() ? "empty" : ""));
    workList
        .properties()
        .forEach(one -> lines.add("  %-40s %d".formatted(one.getKey(), one.getValue().asLong())));
  }
}

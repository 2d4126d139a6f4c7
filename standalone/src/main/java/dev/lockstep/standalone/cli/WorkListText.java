package dev.lockstep.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The console's work list as lines for people.
 *
 * @param answer with {@code items}
 */
record WorkListText(JsonNode answer) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (JsonNode item : answer.path("items")) {
      lines.add(
          "%s  %-12s %s"
              .formatted(
                  item.path("since").asText(),
                  item.path("kind").asText().toLowerCase(Locale.ROOT).replace('_', ' '),
                  item.path("id").asText()));
      String subject = item.path("subject").asText();
      lines.add(
          "    " + (subject.isEmpty() ? "" : "'" + subject + "': ") + item.path("words").asText());
    }
    if (lines.isEmpty()) {
      lines.add("nothing waits for a person");
    }
    if (!answer.path("complete").asBoolean(true)) {
      lines.add("There is more than can be shown.");
    }
    return lines;
  }

  /** Whether a line, an appointment or a gate of that name is on the list. */
  boolean isThere(String id) {
    for (JsonNode item : answer.path("items")) {
      if (item.path("id").asText().equals(id)
          || item.path("appointment").asText().equals(id)
          || item.path("gate").asText().equals(id)) {
        return true;
      }
    }
    return false;
  }
}

package dev.lockstep.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.model.decision.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * The console's explanation as lines for people.
 *
 * @param answer with {@code appointments}
 */
record ExplainText(JsonNode answer) {
  private static final String INDENT = " ".repeat(28);

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (JsonNode appointment : answer.path("appointments")) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.add(appointment.path("key").asText());
      appointment.path("series").forEach(one -> series(lines, one));
      now(lines, appointment.path("now"));
      long omitted = appointment.path("omitted").asLong();
      if (omitted > 0) {
        lines.add("  (" + omitted + " older decisions are left out)");
      }
      appointment.path("decisions").forEach(one -> decision(lines, one));
    }
    if (!answer.path("complete").asBoolean(true)) {
      lines.add("Time ran out before everything was looked at: there may be more.");
    }
    return lines;
  }

  private static void series(List<String> lines, JsonNode series) {
    lines.add(
        "  series in %s: '%s', %s in %s, %d changed, %d cancelled (its occurrences: KEY/YYYY-MM-DD)"
            .formatted(
                series.path("master").path("mailbox").asText(),
                series.path("subject").asText(),
                series.path("rule").asText(),
                series.path("zone").asText(),
                series.path("changed").asInt(),
                series.path("cancelled").asInt()));
  }

  private static void now(List<String> lines, JsonNode now) {
    if (!now.isObject()) {
      return;
    }
    JsonNode timing = now.path("timing");
    StringJoiner words = new StringJoiner(", ", "  now: ", "");
    words.add("'" + now.path("subject").asText() + "'");
    words.add(timing.path("start").asText());
    words.add("groupware " + now.path("groupware").asText());
    words.add("CRM " + now.path("crm").asText());
    if (now.path("record").isTextual()) {
      words.add("record " + now.path("record").asText());
    }
    lines.add(words.toString());
    now.path("events")
        .forEach(
            event ->
                lines.add(
                    "       event %s in %s"
                        .formatted(event.path("id").asText(), event.path("mailbox").asText())));
    now.path("workList")
        .forEach(item -> lines.add("       waits for a person: " + item.path("words").asText()));
  }

  private static void decision(List<String> lines, JsonNode decision) {
    lines.add(
        "  %-25s #%d %s"
            .formatted(
                decision.path("at").asText(),
                decision.path("revision").asLong(),
                decision.path("input").asText()));
    for (JsonNode change : decision.path("changes")) {
      lines.add(
          "%s  %s: '%s' -> '%s'"
              .formatted(
                  INDENT,
                  change.path("field").asText(),
                  change.path("from").asText(),
                  change.path("to").asText()));
    }
    String rule =
        decision.path("rule").asText()
            + (decision.has("alongside") ? " + " + decision.path("alongside").asText() : "");
    lines.add(INDENT + (rule.equals("-") ? "" : rule + ": ") + decision.path("words").asText());
    decision.path("contests").forEach(one -> lines.add(INDENT + contest(one)));
    for (JsonNode output : decision.path("outputs")) {
      String mail = output.path("mail").asText();
      lines.add(
          INDENT
              + "=> "
              + output.path("words").asText()
              + (mail.isEmpty() ? "" : "; mails: " + mail));
    }
  }

  /** By which policy a field was decided that both sides had changed. */
  private static String contest(JsonNode contest) {
    JsonNode counts = contest.path("counts");
    return "policy %s for %s: groupware '%s', the CRM '%s'; %s"
        .formatted(
            contest.path("policy").asText().toLowerCase(Locale.ROOT),
            contest.path("field").asText(),
            contest.path("groupware").asText(),
            contest.path("crm").asText(),
            counts.isTextual()
                ? Side.valueOf(counts.asText()).words() + "'s counts"
                : "each side keeps its own until a person decides");
  }
}

package dev.lockstep.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.fault.Fault;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** An ordered fault in JSON. */
final class FaultJson {
  private FaultJson() {}

  static Fault read(JsonNode body) {
    JsonNode action = body.path("action");
    if (!action.isObject()) {
      throw ControlJson.invalid("A fault needs an 'action'.");
    }
    OptionalInt status =
        action.path("status").isInt()
            ? OptionalInt.of(action.path("status").intValue())
            : OptionalInt.empty();
    return new Fault(
        text(body, "method"),
        text(body, "path").map(FaultJson::pattern),
        text(body, "mailbox").map(name -> name.toLowerCase(Locale.ROOT)),
        body.path("skip").asInt(0),
        body.path("times").asInt(1),
        new Fault.Action(
            status,
            text(action, "code").orElse("generalException"),
            text(action, "message").orElse("Injected by the simulator's control API."),
            text(action, "retryAfter"),
            text(action, "contentType"),
            text(action, "body"),
            action.path("afterCommit").asBoolean(false),
            action.path("delayMs").asInt(0),
            action.path("close").asBoolean(false)));
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw ControlJson.invalid("'path' is no regular expression: " + e.getDescription());
    }
  }

  private static Optional<String> text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asText());
  }
}

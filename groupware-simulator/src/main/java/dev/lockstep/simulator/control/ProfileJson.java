package dev.lockstep.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.simulator.profile.Profile;
import java.util.Arrays;
import java.util.Set;

/** The profile in JSON. */
final class ProfileJson {
  private static final Set<String> KEYS =
      Set.of(
          "deltaMaster",
          "deltaException",
          "deletedOccurrence",
          "deadToken",
          "visibilityDelay",
          "throttlingScope",
          "throttling",
          "patternChange",
          "repeatedTransactionId",
          "subscriptionMaxMinutes");

  private ProfileJson() {}

  static ObjectNode write(Profile profile) {
    ObjectNode out = ControlJson.object();
    out.put("deltaMaster", profile.deltaMaster().text());
    out.put("deltaException", profile.deltaException().text());
    out.put("deletedOccurrence", profile.deletedOccurrence().text());
    out.put("deadToken", profile.deadToken().text());
    out.put("visibilityDelay", profile.visibilityDelay());
    out.put("throttlingScope", profile.throttlingScope().text());
    out.put("throttling", profile.throttling());
    out.put("patternChange", profile.patternChange().text());
    out.put("repeatedTransactionId", profile.repeatedTransactionId().text());
    out.put("subscriptionMaxMinutes", profile.subscriptionMaxMinutes());
    return out;
  }

  /** The profile with what the body names. */
  static Profile read(JsonNode body, Profile before) {
    body.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                throw ControlJson.invalid("The profile has no '" + key + "'.");
              }
            });
    return new Profile(
        position(Profile.DeltaMaster.class, body, "deltaMaster", before.deltaMaster()),
        position(Profile.DeltaException.class, body, "deltaException", before.deltaException()),
        position(
            Profile.DeletedOccurrence.class, body, "deletedOccurrence", before.deletedOccurrence()),
        position(Profile.DeadToken.class, body, "deadToken", before.deadToken()),
        number(body, "visibilityDelay", before.visibilityDelay()),
        position(Profile.ThrottlingScope.class, body, "throttlingScope", before.throttlingScope()),
        body.has("throttling") ? ControlJson.flag(body, "throttling") : before.throttling(),
        position(Profile.PatternChange.class, body, "patternChange", before.patternChange()),
        position(
            Profile.RepeatedTransactionId.class,
            body,
            "repeatedTransactionId",
            before.repeatedTransactionId()),
        number(body, "subscriptionMaxMinutes", before.subscriptionMaxMinutes()));
  }

  private static int number(JsonNode body, String name, int before) {
    JsonNode value = body.path(name);
    if (value.isMissingNode()) {
      return before;
    }
    if (!value.isInt() || value.intValue() < 0) {
      throw ControlJson.invalid("'" + name + "' must be a number from 0 on.");
    }
    return value.intValue();
  }

  private static <E extends Enum<E> & Profile.Position> E position(
      Class<E> type, JsonNode body, String name, E before) {
    JsonNode value = body.path(name);
    if (value.isMissingNode()) {
      return before;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(position -> position.text().equals(value.asText()))
        .findFirst()
        .orElseThrow(
            () -> ControlJson.invalid("'" + value.asText() + "' is no value of '" + name + "'."));
  }
}

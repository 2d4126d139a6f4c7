package dev.lockstep.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.event.WireName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads JSON values as the types that Graph declares, and refuses others in Graph's words. */
public final class JsonValues {
  private JsonValues() {}

  /** A text, or null. */
  public static Optional<String> text(String name, JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw wrongType(name, value, "Edm.String");
    }
    return Optional.of(value.textValue());
  }

  /** A truth value; null counts as the fallback. */
  public static boolean bool(String name, JsonNode value, boolean fallback) {
    if (value.isNull() || value.isMissingNode()) {
      return fallback;
    }
    if (!value.isBoolean()) {
      throw wrongType(name, value, "Edm.Boolean");
    }
    return value.booleanValue();
  }

  /** A whole number of 32 bits; null counts as the fallback. */
  public static int integer(String name, JsonNode value, int fallback) {
    if (value.isNull() || value.isMissingNode()) {
      return fallback;
    }
    if (!value.isNumber() || !value.canConvertToInt() || value.doubleValue() != value.intValue()) {
      throw wrongType(name, value, "Edm.Int32");
    }
    return value.intValue();
  }

  /** An object, or null. */
  public static Optional<JsonNode> object(String name, JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isObject()) {
      throw new GraphException(
          400,
          "RequestBodyRead",
          "A value for the property '" + name + "' was found where an object was expected.");
    }
    return Optional.of(value);
  }

  /** A list, or null for an empty one. */
  public static List<JsonNode> list(String name, JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw GraphException.requestBody(
          "A value for the property '" + name + "' was found where an array was expected.");
    }
    List<JsonNode> items = new ArrayList<>(value.size());
    value.forEach(items::add);
    return items;
  }

  /** A list of texts, or null for an empty one. */
  public static List<String> texts(String name, JsonNode value) {
    return list(name, value).stream().map(item -> required(name, text(name, item))).toList();
  }

  /** A member of an enumeration, in whatever case; null for none. */
  public static <E extends Enum<E> & WireName> Optional<E> member(
      Class<E> type, String name, JsonNode value) {
    return text(name, value)
        .map(
            text ->
                WireName.find(type, text)
                    .orElseThrow(
                        () ->
                            GraphException.requestBody(
                                "Requested value '"
                                    + text
                                    + "' of the property '"
                                    + name
                                    + "' was not found.")));
  }

  /** A value that must be there. */
  public static <T> T required(String name, Optional<T> value) {
    return value.orElseThrow(
        () -> GraphException.requestBody("The property '" + name + "' is required."));
  }

  private static GraphException wrongType(String name, JsonNode value, String type) {
    String shown = value.toString();
    return GraphException.requestBody(
        "Cannot convert the literal '"
            + (shown.length() > 60 ? shown.substring(0, 60) + "..." : shown)
            + "' of the property '"
            + name
            + "' to the expected type '"
            + type
            + "'.");
  }
}

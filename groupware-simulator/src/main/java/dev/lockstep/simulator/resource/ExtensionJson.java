package dev.lockstep.simulator.resource;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.event.OpenExtension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** openTypeExtension in JSON: values, or lists of values, under names of the application's. */
public final class ExtensionJson {
  private static final String NAME = "extensionName";
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Set<String> TYPES =
      Set.of("microsoft.graph.opentypeextension", "microsoft.outlookservices.opentypeextension");

  private ExtensionJson() {}

  /**
   * Reads an extension.
   *
   * @throws GraphException 400 if it has no type or name, or a value that is an object
   */
  public static OpenExtension read(JsonNode json) {
    type(json);
    String name =
        JsonValues.text(NAME, json.path(NAME))
            .filter(text -> !text.isBlank())
            .orElseThrow(
                () -> GraphException.invalidRequest("An extension needs an extensionName."));
    return new OpenExtension(name, data(json).toString());
  }

  /** Reads those that a new event comes with; no two may have the same name. */
  public static List<OpenExtension> readAll(JsonNode list) {
    List<OpenExtension> extensions = new ArrayList<>();
    for (JsonNode json : JsonValues.list("extensions", list)) {
      OpenExtension one =
          read(JsonValues.required("extensions", JsonValues.object("extensions", json)));
      if (extensions.stream().anyMatch(other -> other.isMeantBy(one.name()))) {
        throw GraphException.invalidRequest(
            "The extension '" + one.name() + "' stands twice in the request.");
      }
      extensions.add(one);
    }
    return extensions;
  }

  /** An extension with what a body names changed or added; the name stays. */
  public static OpenExtension merge(OpenExtension before, JsonNode json) {
    type(json);
    ObjectNode data = parse(before);
    data.setAll(data(json));
    return new OpenExtension(before.name(), data.toString());
  }

  /** Writes the properties of an extension. */
  public static void write(JsonGenerator out, OpenExtension extension) throws IOException {
    out.writeStringField("@odata.type", "#microsoft.graph.openTypeExtension");
    out.writeStringField("id", extension.id());
    out.writeStringField(NAME, extension.name());
    for (var field : parse(extension).properties()) {
      out.writeFieldName(field.getKey());
      JSON.writeTree(out, field.getValue());
    }
  }

  private static void type(JsonNode json) {
    String type = JsonValues.text("@odata.type", json.path("@odata.type")).orElse("");
    String plain = type.startsWith("#") ? type.substring(1) : type;
    if (!TYPES.contains(plain.toLowerCase(Locale.ROOT))) {
      throw GraphException.requestBody(
          "An extension needs the '@odata.type' '#microsoft.graph.openTypeExtension'.");
    }
  }

  private static ObjectNode data(JsonNode json) {
    ObjectNode data = JSON.createObjectNode();
    for (var field : json.properties()) {
      String name = field.getKey();
      if (name.indexOf('@') < 0 && !name.equals("id") && !name.equals(NAME)) {
        checkValue(name, field.getValue());
        data.set(name, field.getValue());
      }
    }
    return data;
  }

  private static void checkValue(String name, JsonNode value) {
    boolean plain = value.isValueNode();
    if (value.isArray()) {
      plain = true;
      for (JsonNode item : value) {
        plain &= item.isValueNode();
      }
    }
    if (!plain) {
      throw GraphException.requestBody(
          "The property '" + name + "' of an extension must be a value or a list of values.");
    }
  }

  private static ObjectNode parse(OpenExtension extension) {
    try {
      return (ObjectNode) JSON.readTree(extension.data());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("extension " + extension.name() + " is no JSON", e);
    }
  }
}

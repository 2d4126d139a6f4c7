package dev.lockstep.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.http.Request;
import dev.lockstep.simulator.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** JSON in and JSON out of the control surface. */
final class ControlJson {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private ControlJson() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static JsonNode body(Request request) {
    if (request.body().length == 0) {
      return object();
    }
    try {
      JsonNode body = JSON.readTree(request.body());
      if (body != null && body.isObject()) {
        return body;
      }
    } catch (IOException e) {
      // refused below
    }
    throw invalid("The body is no JSON object.");
  }

  static boolean flag(JsonNode body, String name) {
    if (!body.path(name).isBoolean()) {
      throw invalid("'" + name + "' must be true or false.");
    }
    return body.path(name).booleanValue();
  }

  static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw invalid("'" + text + "' is no GUID.");
    }
  }

  static void putIfThere(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  static Response reply(int status, JsonNode body) {
    return Response.of(
        status,
        "application/json; charset=utf-8",
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Response error(int status, String code, String message) {
    ObjectNode body = object();
    body.putObject("error").put("code", code).put("message", message);
    return reply(status, body);
  }

  static GraphException invalid(String message) {
    return new GraphException(400, "BadRequest", message);
  }
}

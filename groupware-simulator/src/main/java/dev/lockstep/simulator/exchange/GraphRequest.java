package dev.lockstep.simulator.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.simulator.auth.Caller;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.http.Request;
import dev.lockstep.simulator.odata.Preferences;
import dev.lockstep.simulator.odata.QueryOptions;
import dev.lockstep.simulator.odata.Selection;
import dev.lockstep.simulator.resource.EventQuery;
import dev.lockstep.simulator.resource.Expansion;
import dev.lockstep.simulator.resource.Shape;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A Graph request that has been let in.
 *
 * @param path the segments behind the version
 * @param base the address of the version's root, for links
 */
public record GraphRequest(
    Request http,
    ResourcePath path,
    QueryOptions query,
    Preferences preferences,
    Caller caller,
    String base) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /**
   * The request, whose path has so many segments and no more.
   *
   * @throws GraphException 404 if there are more
   */
  public GraphRequest ending(ResourcePath below, int segments) {
    if (below.size() > segments) {
      throw GraphException.noSuchResource(below.segments());
    }
    return this;
  }

  /**
   * The request, which only reads.
   *
   * @throws GraphException 405 if it does not
   */
  public GraphRequest reading() {
    if (!http.method().equals("GET")) {
      throw GraphException.methodNotAllowed(http.method());
    }
    return this;
  }

  /**
   * The form in which events are to be shown.
   *
   * @throws GraphException 400 if it asks for what events do not have
   */
  public Shape shape() {
    EventQuery.check(query);
    return Shape.of(Selection.of(query), Expansion.of(query), preferences);
  }

  /** The same without properties that are shown on request only, for answers to writes. */
  public Shape shapeOfWrite() {
    return Shape.of(Selection.all(), Expansion.NONE, preferences);
  }

  /** What an answer names as its {@code @odata.context}: this resource of this user. */
  public String context(UUID user, String resource) {
    return base + "/$metadata#users('" + user + "')/" + resource;
  }

  /** The condition of a write. */
  public Optional<String> ifMatch() {
    return http.headers().first("If-Match").map(String::strip).filter(tag -> !tag.isEmpty());
  }

  /**
   * The body, which must be an object.
   *
   * @throws GraphException 400 if it is not
   */
  public JsonNode body() {
    if (http.body().length == 0) {
      throw new GraphException(400, "BadRequest", "Empty Payload. JSON content expected.");
    }
    return object();
  }

  /**
   * The body of an action, all of whose parameters may be missing; an absent body is an empty one.
   */
  public JsonNode parameters() {
    return http.body().length == 0 ? JSON.createObjectNode() : object();
  }

  /** A parameter of an action, whose name may be written in any case. */
  public static JsonNode parameter(JsonNode parameters, String name) {
    for (var field : parameters.properties()) {
      if (field.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        return field.getValue();
      }
    }
    return parameters.path(name);
  }

  private JsonNode object() {
    try {
      JsonNode body = JSON.readTree(http.body());
      if (body != null && body.isObject()) {
        return body;
      }
    } catch (JsonProcessingException e) {
      // refused below, without the parser's own words
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    throw new GraphException(
        400,
        "BadRequest",
        "Unable to read JSON request payload. Please ensure Content-Type header is set and payload"
            + " is of valid JSON format.");
  }
}

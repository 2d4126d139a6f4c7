package dev.lockstep.sync.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked over HTTP. */
final class Request {

  private static final int LARGEST_BODY = 256 * 1024;

  private final HttpExchange exchange;
  private final ObjectMapper mapper;

  Request(HttpExchange exchange, ObjectMapper mapper) {
    this.exchange = exchange;
    this.mapper = mapper;
  }

  String method() {
    return exchange.getRequestMethod();
  }

  String path() {
    return exchange.getRequestURI().getPath();
  }

  /** All values of a query parameter. */
  List<String> parameters(String name) throws BadRequest {
    List<String> values = new ArrayList<>();
    @Nullable String query = exchange.getRequestURI().getRawQuery();
    if (query == null) {
      return values;
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).equals(name)) {
        try {
          values.add(URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        } catch (IllegalArgumentException e) {
          throw new BadRequest("the parameter " + name + " is not well encoded");
        }
      }
    }
    return values;
  }

  /** The body, as JSON; empty if there is none. */
  Optional<JsonNode> body() throws IOException, BadRequest {
    byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (bytes.length > LARGEST_BODY) {
      throw new BadRequest("the body is larger than " + LARGEST_BODY + " bytes");
    }
    if (bytes.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(mapper.readTree(bytes));
    } catch (JsonProcessingException e) {
      throw new BadRequest("the body is no JSON: " + e.getOriginalMessage());
    }
  }

  /**
   * Whether a page of another site made the browser send this: such a page cannot read the answer,
   * but it could give orders.
   */
  boolean isFromElsewhere() {
    @Nullable String origin = exchange.getRequestHeaders().getFirst("Origin");
    @Nullable String host = exchange.getRequestHeaders().getFirst("Host");
    return origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host);
  }
}

package dev.lockstep.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests that are nearly right, in an order that a seed decides; their parts are in {@code
 * bad-input.json}. There {@code {u}} is the user, {@code {e}} an event, {@code {x}} a name, and
 * {@code {3000 a}} three thousand a.
 */
final class BadRequests {
  // Sent, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Request(String method, String target, List<String> headers, byte[] body) {}

  private static final Pattern REPEATED = Pattern.compile("\\{(\\d+) ((?:[^{}]|\\{[^}]*)+)}");
  private static final List<String> JSON = List.of("Content-Type: application/json");

  private final JsonNode parts = parts();
  private final Random random;
  private final String mailbox;
  private List<String> ids = List.of();

  BadRequests(long seed, String mailbox) {
    this.random = new Random(seed);
    this.mailbox = mailbox;
  }

  /** Events that are there: what was sent before may have deleted others. */
  void use(List<String> events) {
    ids = events;
  }

  /**
   * The next one: wrong in its path, query, headers, the values of its body, or its body's form.
   */
  Request next(String kind) {
    return switch (kind) {
      case "paths" -> new Request(text("methods"), path(true), JSON, bytes("{}"));
      case "queries" -> new Request("GET", path(false) + query(), List.of(), bytes(""));
      case "headers" -> {
        List<String> headers = new ArrayList<>(JSON);
        for (int i = random.nextInt(3); i >= 0; i--) {
          headers.add(text("headers"));
        }
        Request fitting = fitting();
        boolean get = random.nextBoolean();
        yield new Request(
            get ? "GET" : fitting.method(),
            get ? path(false) : fitting.target(),
            headers,
            get ? bytes("") : fitting.body());
      }
      case "bodies" -> {
        Request fitting = fitting();
        boolean astray = random.nextInt(5) == 0;
        yield new Request(
            fitting.method(), astray ? path(false) : fitting.target(), JSON, fitting.body());
      }
      case "texts" -> {
        Request fitting = fitting();
        yield new Request(fitting.method(), fitting.target(), JSON, garbled());
      }
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private JsonNode part(String name) {
    JsonNode list = parts.path(name);
    return list.get(random.nextInt(list.size()));
  }

  private String text(String name) {
    return repeat(part(name).asText());
  }

  private static String repeat(String text) {
    return REPEATED
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String path(boolean odd) {
    String path = text("paths");
    boolean bad = odd && random.nextInt(3) > 0;
    path = path.replace("{u}", bad && random.nextInt(4) == 0 ? text("segments") : mailbox);
    path = path.replace("{e}", bad && random.nextBoolean() ? text("segments") : one(ids));
    path = path.replace("{x}", bad ? text("segments") : "com.contoso.x");
    if (bad && random.nextBoolean()) {
      path += "/" + text("segments");
    }
    if (bad && random.nextInt(5) == 0) {
      path = path.toUpperCase(Locale.ROOT);
    }
    return "/v1.0" + path;
  }

  private String query() {
    StringBuilder query = new StringBuilder("?");
    for (int i = random.nextInt(4); i >= 0; i--) {
      query.append(text("options")).append(random.nextInt(8) == 0 ? "" : "=");
      query.append(text("values")).append(i == 0 ? "" : "&");
    }
    return query.toString();
  }

  private byte[] garbled() {
    byte[] text = bytes(text("texts"));
    if (text.length > 2 && random.nextInt(4) == 0) {
      text[random.nextInt(text.length)] = (byte) random.nextInt(256);
    }
    return text;
  }

  /** A body that would do where it is sent, with some of its values replaced. */
  private Request fitting() {
    JsonNode template = part("bodies");
    JsonNode body = template.path("body").deepCopy();
    for (int i = random.nextInt(3); i >= 0; i--) {
      spoil(body);
    }
    JsonNode lines = template.path("lines");
    String[] line = lines.get(random.nextInt(lines.size())).asText().split(" ", 2);
    return new Request(
        line[0], "/v1.0" + named(line[1]), JSON, bytes(named(repeat(body.toString()))));
  }

  private String named(String text) {
    return text.replace("{u}", mailbox).replace("{e}", one(ids));
  }

  private void spoil(JsonNode node) {
    JsonNode here = node;
    while (true) {
      List<JsonNode> inner = new ArrayList<>();
      here.forEach(inner::add);
      inner.removeIf(child -> !child.isContainerNode() || child.isEmpty());
      if (inner.isEmpty() || random.nextInt(3) == 0) {
        break;
      }
      here = one(inner);
    }
    JsonNode value = part("json").deepCopy();
    if (here instanceof ObjectNode object && !object.isEmpty()) {
      String name = one(object.propertyStream().map(Map.Entry::getKey).toList());
      switch (random.nextInt(6)) {
        case 0 -> object.remove(name);
        case 1 -> object.set("no" + name, object.get(name).deepCopy());
        default -> object.set(name, value);
      }
    } else if (here instanceof ArrayNode array) {
      if (array.isEmpty() || random.nextBoolean()) {
        array.add(value);
      } else {
        array.set(random.nextInt(array.size()), value);
      }
    }
  }

  private static JsonNode parts() {
    try (InputStream in = BadRequests.class.getResourceAsStream("bad-input.json")) {
      return SimulatorClient.JSON.readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

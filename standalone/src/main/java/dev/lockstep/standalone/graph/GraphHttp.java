package dev.lockstep.standalone.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Graph and the simulator's control API as anybody reaches them: plain HTTP with JSON. Answers that
 * ask for patience (429, 503) are obeyed; every other refusal is thrown.
 */
public final class GraphHttp implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(45);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final int TRIES = 100;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ObjectMapper mapper = new ObjectMapper();
  private final String base;
  private Token token = new Token("", Instant.MIN);

  private record Token(String text, Instant until) {}

  /**
   * A client that has not connected.
   *
   * @param base {@code http://host:port}, without {@code /v1.0}
   */
  public GraphHttp(String base) {
    this.base = base;
  }

  /** The path of a user: {@code /v1.0/users/...}. */
  public static String user(String address) {
    return "/v1.0/users/" + URLEncoder.encode(address, UTF_8);
  }

  /** Reads. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return send("GET", path, Optional.empty());
  }

  /** Creates, or acts. */
  public JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    return send("POST", path, Optional.of(body));
  }

  /** Changes. */
  public JsonNode patch(String path, JsonNode body) throws IOException, InterruptedException {
    return send("PATCH", path, Optional.of(body));
  }

  /** Deletes. */
  public void delete(String path) throws IOException, InterruptedException {
    send("DELETE", path, Optional.empty());
  }

  private JsonNode send(String method, String path, Optional<JsonNode> body)
      throws IOException, InterruptedException {
    for (int i = 1; ; i++) {
      HttpResponse<byte[]> response =
          client.send(request(method, path, body), BodyHandlers.ofByteArray());
      int status = response.statusCode();
      if (status < 300) {
        byte[] content = response.body();
        return content.length == 0
            ? JsonNodeFactory.instance.missingNode()
            : mapper.readTree(content);
      }
      if (i < TRIES && (status == 429 || status == 503)) {
        Thread.sleep(patience(response));
      } else {
        throw refusal(status, response.body());
      }
    }
  }

  private HttpRequest request(String method, String path, Optional<JsonNode> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(TIMEOUT)
            .header("Accept", "application/json")
            .header("Prefer", "IdType=\"ImmutableId\"");
    if (path.startsWith("/v1.0")) {
      builder.header("Authorization", "Bearer " + token());
    }
    if (body.isPresent()) {
      builder.header("Content-Type", "application/json");
      return builder
          .method(method, BodyPublishers.ofByteArray(mapper.writeValueAsBytes(body.get())))
          .build();
    }
    return builder.method(method, BodyPublishers.noBody()).build();
  }

  private synchronized String token() throws IOException, InterruptedException {
    if (Instant.now().isAfter(token.until())) {
      String form =
          "grant_type=client_credentials&client_id=demo&client_secret=demo&scope="
              + URLEncoder.encode("https://graph.microsoft.com/.default", UTF_8);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(base + "/demo/oauth2/v2.0/token"))
              .timeout(TIMEOUT)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form))
              .build();
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw refusal(response.statusCode(), response.body());
      }
      String text = mapper.readTree(response.body()).path("access_token").asText();
      token = new Token(text, Instant.now().plus(TOKEN_LIFE));
    }
    return token.text();
  }

  private static Duration patience(HttpResponse<byte[]> response) {
    String text = response.headers().firstValue("Retry-After").orElse("1");
    Duration wanted =
        text.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(text)) : Duration.ofSeconds(1);
    return wanted.compareTo(LONGEST_WAIT) > 0
        ? LONGEST_WAIT
        : wanted.isZero() ? Duration.ofMillis(200) : wanted;
  }

  private GraphRefused refusal(int status, byte[] body) {
    try {
      JsonNode error = mapper.readTree(body).path("error");
      return new GraphRefused(status, error.path("code").asText(), error.path("message").asText());
    } catch (IOException _) {
      return new GraphRefused(status, "", "");
    }
  }

  @Override
  public void close() {
    client.close();
  }
}

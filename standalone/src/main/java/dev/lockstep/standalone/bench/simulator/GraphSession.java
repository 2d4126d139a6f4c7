package dev.lockstep.standalone.bench.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.standalone.bench.simulator.Connection.Request;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** One connection to a simulator, with a token; its limits of requests are off. */
final class GraphSession implements AutoCloseable {
  /** So many requests a $batch takes. */
  static final int BATCH = 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Connection connection;
  private final String authorization;

  private GraphSession(Connection connection, String authorization) {
    this.connection = connection;
    this.authorization = authorization;
  }

  /** Connects, and switches the limits off. */
  static GraphSession open(URI simulator) throws IOException {
    Connection connection = new Connection(simulator);
    connection.answer(Request.of("PATCH", "/_sim/profile", "", "{\"throttling\":false}"));
    String token =
        JSON.readTree(
                connection.answer(
                    Request.of(
                        "POST",
                        "/contoso.test/oauth2/v2.0/token",
                        "",
                        "grant_type=client_credentials&client_id=bench&client_secret=x")))
            .path("access_token")
            .asText();
    return new GraphSession(connection, "Authorization: Bearer " + token + "\r\n");
  }

  /** A request with the token. */
  Request request(String method, String target, String body) {
    return Request.of(method, target, authorization, body);
  }

  /** A request for a page of at most so many items. */
  Request page(String target, int size) {
    return Request.of(
        "GET", target, authorization + "Prefer: odata.maxpagesize=" + size + "\r\n", "");
  }

  JsonNode parse(byte[] body) throws IOException {
    return JSON.readTree(body);
  }

  byte[] bytes(Request request) throws IOException {
    return connection.answer(request);
  }

  JsonNode json(Request request) throws IOException {
    return JSON.readTree(connection.answer(request));
  }

  void mailbox(String address) throws IOException {
    connection.answer(
        Request.of("POST", "/_sim/mailboxes", "", "{\"userPrincipalName\":\"" + address + "\"}"));
  }

  /** Creates events; gives their ids. */
  List<String> create(String mailbox, List<String> bodies) throws IOException {
    StringBuilder batch = new StringBuilder("{\"requests\":[");
    for (int i = 0; i < bodies.size(); i++) {
      batch.append(i == 0 ? "" : ",").append("{\"id\":\"").append(i);
      batch.append("\",\"method\":\"POST\",\"url\":\"/users/").append(mailbox);
      batch.append("/events\",\"headers\":{\"Content-Type\":\"application/json\"},\"body\":");
      batch.append(bodies.get(i)).append('}');
    }
    JsonNode responses =
        json(request("POST", "/v1.0/$batch", batch.append("]}").toString())).path("responses");
    List<String> ids = new ArrayList<>();
    for (JsonNode response : responses) {
      if (response.path("status").asInt() != 201) {
        throw new IOException("not created: " + response);
      }
      ids.add(response.at("/body/id").asText());
    }
    return ids;
  }

  /** The part of a link that a request line holds. */
  static String target(String link) {
    URI uri = URI.create(link);
    return uri.getRawPath() + "?" + uri.getRawQuery();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}

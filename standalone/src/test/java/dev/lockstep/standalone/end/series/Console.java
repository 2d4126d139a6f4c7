package dev.lockstep.standalone.end.series;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Somebody who looks at the console and orders there: plain HTTP. */
record Console(String address) {

  private static final int TAKEN = 202;

  /** The work list, as JSON. */
  String workList() throws IOException, InterruptedException {
    return answer(request("/worklist")).body();
  }

  /** Why an appointment is as it is, as JSON. */
  String explain(String key) throws IOException, InterruptedException {
    return answer(request("/explain?key=" + URLEncoder.encode(key, UTF_8))).body();
  }

  /** Orders something about an appointment that waits. */
  void order(String verb, String key) throws IOException, InterruptedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("by", "an operator");
    body.putArray("ids").add(key);
    HttpResponse<String> answer =
        answer(
            request("/worklist/" + verb)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString(), UTF_8)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(TAKEN);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path));
  }

  private static HttpResponse<String> answer(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}

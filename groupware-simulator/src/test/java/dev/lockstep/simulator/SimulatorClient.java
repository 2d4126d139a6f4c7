package dev.lockstep.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client of one simulator: Graph with a token, and the control surface. */
final class SimulatorClient {
  static final ObjectMapper JSON = new ObjectMapper();

  /** An answer; the body is a missing node where there was none. */
  record Answer(int status, JsonNode body, HttpResponse<String> http) {
    String code() {
      return body.path("error").path("code").asText();
    }

    String id() {
      return body.path("id").asText();
    }

    String text(String name) {
      return body.path(name).asText();
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final String token;

  SimulatorClient(URI base) {
    this.base = base;
    this.token =
        send(
                "POST",
                "/contoso.test/oauth2/v2.0/token",
                "grant_type=client_credentials&client_id=app&client_secret=x&scope=s",
                "Content-Type",
                "application/x-www-form-urlencoded")
            .text("access_token");
  }

  String token() {
    return token;
  }

  Answer graph(String method, String path, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Authorization", "Bearer " + token, "Content-Type", "application/json"));
    String target = path.startsWith("http") ? path.substring(base.toString().length()) : path;
    return send(
        method,
        target.startsWith("/v1.0") ? target : "/v1.0" + target,
        body,
        all.toArray(String[]::new));
  }

  Answer get(String path, String... headers) {
    return graph("GET", path, "", headers);
  }

  Answer post(String path, String body) {
    return graph("POST", path, body);
  }

  Answer patch(String path, String body, String... headers) {
    return graph("PATCH", path, body, headers);
  }

  Answer delete(String path, String... headers) {
    return graph("DELETE", path, "", headers);
  }

  Answer control(String method, String path, String body) {
    return send(method, "/_sim" + path, body);
  }

  /** Makes a mailbox and gives its id. */
  String mailbox(String name) {
    return control("POST", "/mailboxes", "{\"userPrincipalName\":\"" + name + "@contoso.test\"}")
        .id();
  }

  /** All items of all pages; the last link is added as the last element. */
  List<JsonNode> round(String path, String... headers) {
    List<JsonNode> items = new ArrayList<>();
    String next = path;
    while (true) {
      JsonNode page = get(next, headers).body();
      page.path("value").forEach(items::add);
      if (!page.has("@odata.nextLink")) {
        items.add(page.path("@odata.deltaLink"));
        return items;
      }
      next = page.path("@odata.nextLink").asText();
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A body of an event on one day in June 2026, ten to eleven, with more properties. */
  static String event(String subject, int day, String more) {
    return """
        {"subject":"%s","start":{"dateTime":"2026-06-%02dT10:00:00","timeZone":"UTC"},
         "end":{"dateTime":"2026-06-%02dT11:00:00","timeZone":"UTC"}%s}"""
        .formatted(subject, day, day, more.isEmpty() ? "" : "," + more);
  }

  private Answer send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      JsonNode json =
          answer.body().startsWith("{")
              ? JSON.readTree(answer.body())
              : JSON.getNodeFactory().missingNode();
      return new Answer(answer.statusCode(), json, answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

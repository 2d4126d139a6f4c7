package dev.lockstep.groupware.graph;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Records what the SDK sends, and answers what the test has laid ready. */
final class WireServer implements AutoCloseable {

  /** A request as it came. */
  record Sent(String method, String path, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join(", ", headers.getOrDefault(name, List.of()));
    }
  }

  private record Reply(int status, Map<String, String> headers, String body) {}

  private final HttpServer server;
  private final List<Sent> sent = new ArrayList<>();
  private final Deque<Reply> replies = new ArrayDeque<>();

  WireServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/tenant/oauth2/v2.0/token", this::token);
    server.createContext("/v1.0", this::graph);
    server.start();
  }

  GraphAccess access() {
    return new GraphAccess(
        URI.create(root() + "/v1.0"), URI.create(root()), "tenant", "client", "secret");
  }

  String root() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  WireServer reply(int status, String body) {
    return reply(status, Map.of("Content-Type", "application/json"), body);
  }

  synchronized WireServer reply(int status, Map<String, String> headers, String body) {
    replies.add(new Reply(status, headers, body));
    return this;
  }

  synchronized List<Sent> sent() {
    return List.copyOf(sent);
  }

  private void token(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        new Reply(
            200,
            Map.of("Content-Type", "application/json"),
            "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"good\"}"));
  }

  private void graph(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Reply reply;
    synchronized (this) {
      sent.add(
          new Sent(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders()),
              body));
      reply = replies.isEmpty() ? new Reply(500, Map.of(), "nothing laid ready") : replies.remove();
    }
    answer(exchange, reply);
  }

  private static void answer(HttpExchange exchange, Reply reply) throws IOException {
    try (exchange) {
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

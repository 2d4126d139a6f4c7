package dev.lockstep.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A receiver of notifications; it shakes hands as long as it is told to, and takes all. */
final class Webhook implements AutoCloseable {
  private static final String TOKEN = "validationToken=";

  private final HttpServer server;
  private final List<JsonNode> received = new CopyOnWriteArrayList<>();
  private volatile int status = 202;
  private volatile boolean shaking = true;
  private volatile Runnable before = () -> {};

  Webhook() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** The notifications that it took, in their order. */
  List<JsonNode> received() {
    return received;
  }

  /** What it answers deliveries with; 202 takes them. */
  void status(int next) {
    status = next;
  }

  /** Whether it echoes the token. */
  void shaking(boolean on) {
    shaking = on;
  }

  /** Runs before each delivery is answered. */
  void before(Runnable action) {
    before = action;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    byte[] body = exchange.getRequestBody().readAllBytes();
    byte[] answer = new byte[0];
    int code = status;
    if (query != null && query.startsWith(TOKEN)) {
      String token = URLDecoder.decode(query.substring(TOKEN.length()), StandardCharsets.UTF_8);
      answer = token.getBytes(StandardCharsets.UTF_8);
      code = shaking ? 200 : 404;
    } else {
      before.run();
      if (code == 202) {
        SimulatorClient.JSON.readTree(body).path("value").forEach(received::add);
      }
    }
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    exchange.sendResponseHeaders(code, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

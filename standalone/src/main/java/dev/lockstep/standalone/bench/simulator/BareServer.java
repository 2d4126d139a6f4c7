package dev.lockstep.standalone.bench.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * The baseline: the JDK's own HTTP server, which answers every request with a constant of the size
 * that its path names: {@code /bytes/1700}. It reads the request's body and does nothing else.
 */
public final class BareServer {
  private static final int LARGEST = 64 * 1024 * 1024;

  private final Map<Integer, byte[]> constants = new ConcurrentHashMap<>();

  private BareServer() {}

  /** Serves on a free port until the process is ended; says where on standard output. */
  public static void main(String[] args) throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/bytes/", new BareServer()::answer);
    server.start();
    System.out.println("listening on http://127.0.0.1:" + server.getAddress().getPort());
    new CountDownLatch(1).await();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body =
        constants.computeIfAbsent(
            Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)), BareServer::constant);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static byte[] constant(int size) {
    if (size < 0 || size > LARGEST) {
      throw new IllegalArgumentException(size + " bytes");
    }
    return "x".repeat(size).getBytes(StandardCharsets.US_ASCII);
  }
}

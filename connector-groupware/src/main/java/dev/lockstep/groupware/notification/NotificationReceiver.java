package dev.lockstep.groupware.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.groupware.ChangeNotifications;
import dev.lockstep.model.groupware.ChangeNotifications.Notification;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Graph delivers change notifications and lifecycle notifications (graph.md, section 2): the
 * handshake is answered with its token as plain text, a notification with 202 once it is kept, with
 * 503 if it could not be, so that Graph sends it again. What does not carry the right secret is
 * answered the same and dropped.
 */
public final class NotificationReceiver implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NotificationReceiver.class);
  private static final int MAX_BODY = 1 << 20;
  private static final int DRAINED_MAX = 16 * MAX_BODY;
  private static final int DRAINED_AT_ONCE = 64 * 1024;
  private static final int MAX_TOKEN = 4096;
  private static final int ACCEPTED = 202;
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;
  private static final int NOT_KEPT = 503;

  private final HttpServer server;
  private final ExecutorService executor;
  private final ClientState clientState;
  private final NotificationLog log;
  private final ObjectMapper mapper;

  /**
   * A receiver that has not begun.
   *
   * @param address where it listens; port 0 picks a free one
   * @throws IOException if it cannot listen there, for example because the port is in use
   */
  public NotificationReceiver(
      InetSocketAddress address, ClientState clientState, NotificationLog log, ObjectMapper mapper)
      throws IOException {
    this.clientState = clientState;
    this.log = log;
    this.mapper = mapper;
    this.server = HttpServer.create(address, 0);
    this.executor = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(executor);
    server.createContext(NotificationUrls.CHANGES, this::handle);
    server.createContext(NotificationUrls.LIFECYCLE, this::handle);
  }

  /** Begins to listen. */
  public void start() {
    server.start();
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("POST")) {
        answer(exchange, 405);
        return;
      }
      Optional<String> token =
          NotificationUrls.parameter(exchange.getRequestURI(), "validationToken");
      if (token.isPresent()) {
        handshake(exchange, token.get());
      } else {
        answer(exchange, take(exchange));
      }
    }
  }

  /** As plain text that no browser takes for anything else, because it is somebody else's. */
  private static void handshake(HttpExchange exchange, String token) throws IOException {
    if (token.length() > MAX_TOKEN) {
      answer(exchange, BAD_REQUEST);
      return;
    }
    byte[] body = token.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private int take(HttpExchange exchange) throws IOException {
    Optional<EmailAddress> mailbox = NotificationUrls.mailbox(exchange.getRequestURI());
    if (mailbox.isEmpty()) {
      return BAD_REQUEST;
    }
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readNBytes(MAX_BODY + 1);
      drain(in);
    }
    if (body.length > MAX_BODY) {
      return TOO_LARGE;
    }
    List<Notification> genuine = new ArrayList<>();
    try {
      for (JsonNode node : mapper.readTree(body).path("value")) {
        if (clientState.isOf(mailbox.get(), node.path("clientState").asText(""))) {
          genuine.add(notification(node));
        } else {
          LOG.atWarn()
              .addKeyValue("mailbox", mailbox.get())
              .addKeyValue("from", exchange.getRemoteAddress())
              .log("A notification without the right secret was dropped");
        }
      }
    } catch (IOException e) {
      return BAD_REQUEST;
    }
    return genuine.isEmpty() || log.keep(mailbox.get(), new ChangeNotifications(genuine))
        ? ACCEPTED
        : NOT_KEPT;
  }

  /** A sender whose rest is not read sees its connection reset, and not the answer. */
  private static void drain(InputStream in) throws IOException {
    int left = DRAINED_MAX;
    while (left > 0) {
      int read = in.readNBytes(Math.min(left, DRAINED_AT_ONCE)).length;
      if (read == 0) {
        return;
      }
      left -= read;
    }
  }

  /** Without the secret, which need not stand in a topic. */
  private static Notification notification(JsonNode node) {
    return new Notification(
        node.path("subscriptionId").asText(""),
        Optional.empty(),
        text(node, "changeType"),
        text(node, "lifecycleEvent"),
        text(node, "resource"));
  }

  private static Optional<String> text(JsonNode node, String name) {
    return node.hasNonNull(name) ? Optional.of(node.get(name).asText()) : Optional.empty();
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  /** Stops at once. */
  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}

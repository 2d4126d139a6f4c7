package dev.lockstep.sync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.operator.OperatorAction;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console over HTTP: JSON for scripts, one page for people. Without authentication. */
public final class ConsoleServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);

  private final ConsoleApi api;
  private final ObjectMapper mapper;
  private final byte[] page;
  private final HttpServer server;
  private final ExecutorService executor;

  /** What was ordered. */
  private record Ordered(List<OperatorAction> ordered, List<GateRequest> gates) {
    static Ordered of(Orders orders) {
      return new Ordered(orders.appointments(), orders.gates());
    }
  }

  /** How a probe finds the process. */
  private record Health(boolean ok) {}

  /**
   * A console that does not answer yet, but has its address.
   *
   * @param port 0 for any free one
   * @throws IOException if it cannot listen there; the message says where
   */
  public ConsoleServer(String host, int port, ConsoleApi api, ObjectMapper mapper)
      throws IOException {
    this.api = api;
    this.mapper = mapper;
    this.page = page();
    try {
      server = HttpServer.create(new InetSocketAddress(host, port), 0);
    } catch (IOException e) {
      throw new IOException(
          "the console cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
    }
    executor = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(executor);
    server.createContext("/", this::serve);
  }

  private static byte[] page() throws IOException {
    try (InputStream in = ConsoleServer.class.getResourceAsStream("console.html")) {
      if (in == null) {
        throw new IOException("the console's page is missing in the build");
      }
      return in.readAllBytes();
    }
  }

  /** Begins to answer. */
  public void start() {
    server.start();
  }

  /** Where it listens. */
  public URI address() {
    InetSocketAddress address = server.getAddress();
    String host = address.getAddress().getHostAddress();
    return URI.create(
        "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort());
  }

  @SuppressWarnings("Interruption") // interrupted because the console closes: nothing to answer
  private void serve(HttpExchange exchange) {
    try (exchange) {
      Request request = new Request(exchange, mapper);
      send(exchange, answer(request));
    } catch (IOException e) {
      LOG.atDebug().setCause(e).log("Nobody waits for the answer any more");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply answer(Request request) throws IOException, InterruptedException {
    try {
      return route(request);
    } catch (BadRequest e) {
      return Reply.problem(400, String.valueOf(e.getMessage()), mapper);
    } catch (KafkaException | Operator.NotTaken e) {
      LOG.atWarn().addKeyValue("path", request.path()).setCause(e).log("Kafka did not answer");
      return Reply.problem(503, "Kafka did not answer: " + e.getMessage(), mapper);
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("path", request.path()).setCause(e).log("The console failed");
      return Reply.problem(500, "the console failed; its log says why", mapper);
    }
  }

  private Reply route(Request request)
      throws BadRequest, IOException, InterruptedException, Operator.NotTaken {
    String path = request.path();
    Optional<Orders.Verb> verb =
        Stream.of(Orders.Verb.values())
            .filter(v -> path.equals("/worklist/" + v.path()))
            .findFirst();
    String wanted = verb.isPresent() ? "POST" : "GET";
    if (!request.method().equals(wanted)) {
      return Reply.problem(405, path + " takes " + wanted + " only", mapper);
    }
    if (verb.isPresent()) {
      return order(verb.get(), request);
    }
    return switch (path) {
      case "/" -> Reply.html(page);
      case "/status" -> Reply.json(200, api.status(), mapper);
      case "/worklist" -> Reply.json(200, api.workList(), mapper);
      case "/explain" -> explain(request);
      case "/health/live" -> health(api.isLive());
      case "/health/ready" -> health(api.isReady());
      default -> Reply.problem(404, "there is no " + path, mapper);
    };
  }

  private Reply health(boolean ok) {
    return Reply.json(ok ? 200 : 503, new Health(ok), mapper);
  }

  private Reply explain(Request request) throws BadRequest, InterruptedException {
    List<Question> questions = new ArrayList<>();
    try {
      request.parameters("key").stream()
          .map(key -> new Question.ByKey(new AppointmentKey(key)))
          .forEach(questions::add);
      request.parameters("event").stream()
          .filter(event -> !event.isEmpty())
          .map(Question.ByEvent::new)
          .forEach(questions::add);
      request.parameters("record").stream()
          .map(record -> new Question.ByRecord(RecordKey.parse(record)))
          .forEach(questions::add);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(String.valueOf(e.getMessage()));
    }
    if (questions.size() != 1) {
      throw new BadRequest(
          "exactly one of key=<appointment key>, event=<id>, record=<station>-<serial> is needed");
    }
    Explanation explanation = api.explain(questions.getFirst());
    if (explanation.appointments().isEmpty()) {
      return Reply.problem(
          404,
          explanation.complete()
              ? "no appointment is known by that name"
              : "nothing was found in the time there was; ask by the appointment's key",
          mapper);
    }
    return Reply.json(200, explanation, mapper);
  }

  private Reply order(Orders.Verb verb, Request request)
      throws BadRequest, IOException, InterruptedException, Operator.NotTaken {
    if (request.isFromElsewhere()) {
      return Reply.problem(403, "orders are not taken from pages of other sites", mapper);
    }
    List<String> ids = new ArrayList<>(request.parameters("id"));
    Optional<JsonNode> body = request.body();
    body.map(json -> json.path("ids")).ifPresent(list -> list.forEach(id -> ids.add(id.asText())));
    String by =
        Stream.concat(
                request.parameters("by").stream(),
                body.map(json -> json.path("by").asText("")).stream())
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElse("console");
    Optional<String> take =
        Stream.concat(
                request.parameters("take").stream(),
                body.map(json -> json.path("take").asText("")).stream())
            .filter(side -> !side.isEmpty())
            .findFirst();
    Orders orders = Orders.of(verb, ids, by, take.isEmpty() ? Optional.empty() : side(take.get()));
    api.order(orders);
    return Reply.json(202, Ordered.of(orders), mapper);
  }

  private static Optional<Side> side(String name) throws BadRequest {
    for (Side side : Side.values()) {
      if (side.name().equalsIgnoreCase(name)) {
        return Optional.of(side);
      }
    }
    throw new BadRequest("take is groupware or crm, not '" + name + "'");
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("X-Frame-Options", "DENY");
    exchange
        .getResponseHeaders()
        .set(
            "Content-Security-Policy",
            "default-src 'none'; connect-src 'self'; script-src 'unsafe-inline';"
                + " style-src 'unsafe-inline'");
    exchange.sendResponseHeaders(reply.status(), reply.body().length);
    exchange.getResponseBody().write(reply.body());
  }

  /** Stops to answer, at once. */
  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}

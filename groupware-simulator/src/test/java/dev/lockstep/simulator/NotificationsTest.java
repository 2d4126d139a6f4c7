package dev.lockstep.simulator;

import static dev.lockstep.simulator.SimulatorClient.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.simulator.SimulatorClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotificationsTest {
  private final GraphSimulator simulator = GraphSimulator.start(0);
  private final SimulatorClient client = new SimulatorClient(simulator.address());
  private final List<JsonNode> received = new CopyOnWriteArrayList<>();
  private HttpServer webhook = server();
  private volatile int status = 202;
  private String events = "";

  private static HttpServer server() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void aMailboxAndAWebhook() {
    events = "/users/" + client.mailbox("ada") + "/events";
    webhook.createContext(
        "/",
        exchange -> {
          String query = exchange.getRequestURI().getRawQuery();
          byte[] body = exchange.getRequestBody().readAllBytes();
          byte[] answer = new byte[0];
          int code = status;
          if (query != null && query.startsWith("validationToken=")) {
            String token = URLDecoder.decode(query.substring(16), StandardCharsets.UTF_8);
            answer = token.getBytes(StandardCharsets.UTF_8);
            code = 200;
          } else if (status == 202) {
            SimulatorClient.JSON.readTree(body).path("value").forEach(received::add);
          }
          exchange.getResponseHeaders().set("Content-Type", "text/plain");
          exchange.sendResponseHeaders(code, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    webhook.start();
  }

  @AfterEach
  void close() {
    webhook.stop(0);
    simulator.close();
  }

  private Answer subscribe() {
    return client.post(
        "/subscriptions",
        """
        {"changeType":"created,updated,deleted","notificationUrl":"http://127.0.0.1:%d/hook",
         "resource":"%s","expirationDateTime":"%s","clientState":"s3cret"}"""
            .formatted(
                webhook.getAddress().getPort(),
                events,
                Instant.now().plusSeconds(7200).toString()));
  }

  private List<String> types() {
    return received.stream().map(one -> one.path("changeType").asText()).toList();
  }

  @Test
  void changesAreToldAtOnceAndInOrder() {
    assertThat(subscribe().status()).isEqualTo(201);

    String id = client.post(events, event("told", 10, "")).id();
    client.patch(events + "/" + id, "{\"subject\":\"again\"}");
    client.delete(events + "/" + id);

    await().until(() -> received.size() == 4);
    assertThat(types()).containsExactly("created", "updated", "updated", "deleted");
    assertThat(received)
        .allSatisfy(one -> assertThat(one.at("/resourceData/id").asText()).isEqualTo(id))
        .allSatisfy(one -> assertThat(one.path("clientState").asText()).isEqualTo("s3cret"));
  }

  @Test
  void whatWasNotTakenIsToldAgainAndHoldsUpNothing() {
    client.control("POST", "/clock", "{\"advanceSeconds\":0}");
    subscribe();
    status = 503;
    client.post(events, event("late", 10, ""));
    client.control("POST", "/settle", "");
    assertThat(received).isEmpty();

    status = 202;
    String fresh = client.post(events, event("fresh", 11, "")).id();
    await().until(() -> received.size() == 2);
    assertThat(received.getFirst().at("/resourceData/id").asText()).isEqualTo(fresh);
    client.control("POST", "/clock", "{\"advanceSeconds\":60}");
    client.control("POST", "/settle", "");

    assertThat(received).hasSize(4);
    JsonNode counters = client.control("GET", "/subscriptions", "").body().at("/value/0");
    assertThat(counters.path("sent").asInt()).isEqualTo(4);
    assertThat(counters.path("failed").asInt()).isPositive();
  }

  @Test
  void aWebhookThatDoesNotEchoTheTokenGetsNoSubscription() {
    webhook.removeContext("/");

    assertThat(subscribe().status()).isEqualTo(400);
    assertThat(client.get("/subscriptions").body().path("value")).isEmpty();
  }
}

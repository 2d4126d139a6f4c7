package dev.lockstep.simulator;

import static dev.lockstep.simulator.SimulatorClient.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.SimulatorClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotificationsTest {
  private final GraphSimulator simulator = GraphSimulator.start(0);
  private final SimulatorClient client = new SimulatorClient(simulator.address());
  private final Webhook webhook = webhook();
  private String events = "";

  private static Webhook webhook() {
    try {
      return new Webhook();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void aMailbox() {
    events = "/users/" + client.mailbox("ada") + "/events";
  }

  @AfterEach
  void close() {
    webhook.close();
    simulator.close();
  }

  private Answer subscribe() {
    return client.post(
        "/subscriptions",
        """
        {"changeType":"created,updated,deleted","notificationUrl":"%s",
         "resource":"%s","expirationDateTime":"%s","clientState":"s3cret"}"""
            .formatted(webhook.url(), events, Instant.now().plusSeconds(7200).toString()));
  }

  private List<String> types() {
    return webhook.received().stream().map(one -> one.path("changeType").asText()).toList();
  }

  @Test
  void changesAreToldAtOnceAndInOrder() {
    assertThat(subscribe().status()).isEqualTo(201);

    String id = client.post(events, event("told", 10, "")).id();
    client.patch(events + "/" + id, "{\"subject\":\"again\"}");
    client.delete(events + "/" + id);

    await().until(() -> webhook.received().size() == 4);
    assertThat(types()).containsExactly("created", "updated", "updated", "deleted");
    assertThat(webhook.received())
        .allSatisfy(one -> assertThat(one.at("/resourceData/id").asText()).isEqualTo(id))
        .allSatisfy(one -> assertThat(one.path("clientState").asText()).isEqualTo("s3cret"));
  }

  @Test
  void whatWasNotTakenIsToldAgainAndHoldsUpNothing() {
    client.control("POST", "/clock", "{\"advanceSeconds\":0}");
    subscribe();
    webhook.status(503);
    client.post(events, event("late", 10, ""));
    client.control("POST", "/settle", "");
    assertThat(webhook.received()).isEmpty();

    webhook.status(202);
    String fresh = client.post(events, event("fresh", 11, "")).id();
    await().until(() -> webhook.received().size() == 2);
    assertThat(webhook.received().getFirst().at("/resourceData/id").asText()).isEqualTo(fresh);
    client.control("POST", "/clock", "{\"advanceSeconds\":60}");
    client.control("POST", "/settle", "");

    assertThat(webhook.received()).hasSize(4);
    JsonNode counters = client.control("GET", "/subscriptions", "").body().at("/value/0");
    assertThat(counters.path("sent").asInt()).isEqualTo(4);
    assertThat(counters.path("failed").asInt()).isPositive();
  }

  @Test
  void aWebhookThatDoesNotEchoTheTokenGetsNoSubscription() {
    webhook.shaking(false);

    assertThat(subscribe().status()).isEqualTo(400);
    assertThat(client.get("/subscriptions").body().path("value")).isEmpty();
  }

  /** The slow answer takes its real time: three seconds are what an endpoint has. */
  @Test
  void aSlowEndpointIsToldTenMinutesLater() throws InterruptedException {
    client.control("POST", "/clock", "{\"advanceSeconds\":0}");
    subscribe();
    for (int i = 0; i < 44; i++) {
      client.post(events, event("prompt", 10, ""));
    }
    client.control("POST", "/settle", "");
    assertThat(webhook.received()).hasSize(88);

    // The first delivery waits until more are queued behind it; they come in one body, answered
    // late.
    CountDownLatch queued = new CountDownLatch(1);
    AtomicInteger deliveries = new AtomicInteger();
    webhook.before(
        () -> {
          if (deliveries.incrementAndGet() == 1) {
            waitFor(queued);
          } else if (deliveries.get() == 2) {
            LockSupport.parkNanos(Duration.ofMillis(2950).toNanos());
          }
        });
    for (int i = 0; i < 7; i++) {
      client.post(events, event("slow", 11, ""));
    }
    queued.countDown();
    client.control("POST", "/settle", "");
    assertThat(webhook.received()).hasSize(102);

    client.post(events, event("late", 12, ""));
    client.control("POST", "/settle", "");
    assertThat(webhook.received()).hasSize(102);
    client.control("POST", "/clock", "{\"advanceSeconds\":600}");
    client.control("POST", "/settle", "");
    assertThat(webhook.received()).hasSize(104);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.lockstep.simulator.notification;

import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.http.Percent;
import dev.lockstep.simulator.time.SimulatorClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Talks to notification URLs. The time that they have for an answer is real time. */
final class Webhooks {
  private static final Duration HANDSHAKE = Duration.ofSeconds(10);
  private static final Duration DELIVERY = Duration.ofSeconds(3);

  private final SimulatorClock clock;
  private final Map<String, EndpointPace> paces = new ConcurrentHashMap<>();

  /** Made when the first URL is to be called: it takes a quarter of a simulator's start. */
  private @Nullable HttpClient client;

  /** A sender that measures by that clock in which ten minutes answers fall. */
  Webhooks(SimulatorClock clock) {
    this.clock = clock;
  }

  /**
   * Asks a URL to prove that it wants notifications.
   *
   * @throws GraphException 400 if it does not
   */
  void shakeHands(String url) {
    String token =
        "Validation: Testing client application reachability for subscription Request-Id: "
            + UUID.randomUUID();
    URI target = target(url, "validationToken=" + Percent.encode(token));
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(HANDSHAKE)
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> answer =
          client().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      boolean text =
          answer
              .headers()
              .firstValue("Content-Type")
              .filter(t -> t.startsWith("text/plain"))
              .isPresent();
      if (answer.statusCode() != 200 || !text || !answer.body().equals(token)) {
        throw refused("Validation endpoint must answer 200 with the decoded validation token.");
      }
    } catch (IOException e) {
      throw refused("The validation request failed or timed out.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused("The validation request was interrupted.");
    }
  }

  /** What becomes of a notification for a URL now. */
  EndpointPace.Verdict verdict(String url) {
    return pace(url).verdict(clock.now());
  }

  /** Forgets how promptly URLs answered. */
  void forget() {
    paces.clear();
  }

  /** Delivers so many notifications; tells whether the URL took them. */
  boolean deliver(String url, byte[] body, int notifications) {
    long begin = System.nanoTime();
    boolean taken = post(url, body);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    pace(url).answered(clock.now(), took, notifications);
    return taken;
  }

  /** All subscriptions with the same URL, but for its query, have the same endpoint. */
  private EndpointPace pace(String url) {
    int question = url.indexOf('?');
    String endpoint = question < 0 ? url : url.substring(0, question);
    return paces.computeIfAbsent(endpoint, key -> new EndpointPace());
  }

  private boolean post(String url, byte[] body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(DELIVERY)
              .header("Content-Type", "application/json; charset=utf-8")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      return client().send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  synchronized void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }

  private synchronized HttpClient client() {
    HttpClient made = client;
    if (made == null) {
      made =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(DELIVERY)
              .followRedirects(HttpClient.Redirect.NEVER)
              .executor(Executors.newVirtualThreadPerTaskExecutor())
              .build();
      client = made;
    }
    return made;
  }

  /** Checks that a URL may be used: https, or plain http on a loopback host. */
  static void check(String url) {
    target(url, "");
  }

  private static URI target(String url, String more) {
    try {
      URI uri = URI.create(more.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + more);
      String scheme = uri.getScheme();
      String host = uri.getHost();
      if (host == null
          || !("https".equalsIgnoreCase(scheme)
              || ("http".equalsIgnoreCase(scheme) && isLoopback(host)))) {
        throw refused("Notification URLs must be https.");
      }
      return uri;
    } catch (IllegalArgumentException e) {
      throw refused("Notification URL is malformed.");
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static GraphException refused(String message) {
    return new GraphException(
        400, "ValidationError", "Subscription validation request failed. " + message);
  }
}

package dev.lockstep.simulator.notification;

import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.http.Percent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;

/** Talks to notification URLs. The time that they have for an answer is real time. */
final class Webhooks {
  private static final Duration HANDSHAKE = Duration.ofSeconds(10);
  private static final Duration DELIVERY = Duration.ofSeconds(3);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(DELIVERY)
          .followRedirects(HttpClient.Redirect.NEVER)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

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
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
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

  /** Delivers; tells whether the URL took it. */
  boolean deliver(String url, byte[] body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(DELIVERY)
              .header("Content-Type", "application/json; charset=utf-8")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void close() {
    client.shutdownNow();
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

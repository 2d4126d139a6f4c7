package dev.lockstep.groupware.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.groupware.ChangeNotifications;
import dev.lockstep.model.groupware.ChangeNotifications.Notification;
import dev.lockstep.model.json.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotificationReceiverTest {

  private static final EmailAddress ADA = new EmailAddress("o'hara+x@contoso.test");

  private final ClientState clientState = new ClientState("secret");
  private final List<ChangeNotifications> kept = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private boolean keeps = true;
  private NotificationReceiver receiver;
  private NotificationUrls urls;

  @BeforeEach
  void start() throws Exception {
    receiver =
        new NotificationReceiver(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            clientState,
            (mailbox, notifications) -> {
              assertThat(mailbox).isEqualTo(ADA);
              kept.add(notifications);
              return keeps;
            },
            Json.mapper());
    receiver.start();
    urls = new NotificationUrls(URI.create("http://127.0.0.1:" + receiver.address().getPort()));
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  private HttpResponse<String> post(String url, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url))
            .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String notification(String state) {
    return """
        {'value':[{'subscriptionId':'s1','clientState':'%s','changeType':'updated',
         'resource':'Users/1/Events/2','resourceData':{'id':'2'},'tenantId':'t'}]}"""
        .formatted(state);
  }

  @Test
  void theHandshakeIsAnsweredWithTheDecodedToken() throws Exception {
    HttpResponse<String> response =
        post(urls.changes(ADA) + "&validationToken=a%2Bb%20%3Cc%3E%C3%A4", "");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("a+b <c>ä");
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain");
    assertThat(post(urls.lifecycle(ADA) + "&validationToken=t", "").body()).isEqualTo("t");
  }

  @Test
  void aNotificationIsKeptWithoutItsSecretAndAccepted() throws Exception {
    HttpResponse<String> response = post(urls.changes(ADA), notification(clientState.of(ADA)));

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(kept)
        .containsExactly(
            new ChangeNotifications(
                List.of(
                    new Notification(
                        "s1",
                        Optional.empty(),
                        Optional.of("updated"),
                        Optional.empty(),
                        Optional.of("Users/1/Events/2")))));
  }

  @Test
  void aNotificationThatCannotBeKeptIsToBeSentAgain() throws Exception {
    keeps = false;

    assertThat(post(urls.changes(ADA), notification(clientState.of(ADA))).statusCode())
        .isEqualTo(503);
  }

  @Test
  void aNotificationWithoutTheRightSecretIsDropped() throws Exception {
    String other = clientState.of(new EmailAddress("bob@contoso.test"));

    assertThat(post(urls.changes(ADA), notification(other)).statusCode()).isEqualTo(202);
    assertThat(post(urls.changes(ADA), notification("")).statusCode()).isEqualTo(202);
    assertThat(kept).isEmpty();
  }

  @Test
  void whatIsNoNotificationIsRefused() throws Exception {
    assertThat(post(urls.changes(ADA), "no json").statusCode()).isEqualTo(400);
    assertThat(post(urls.changes(ADA), "").statusCode()).isIn(202, 400);
    assertThat(post(urls.changes(ADA), "x".repeat(2 << 20)).statusCode()).isEqualTo(413);
    assertThat(
            post(
                    "http://127.0.0.1:" + receiver.address().getPort() + "/lockstep/notifications",
                    "{}")
                .statusCode())
        .isEqualTo(400);
    assertThat(kept).isEmpty();
  }
}

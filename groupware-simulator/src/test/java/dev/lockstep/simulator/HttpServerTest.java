package dev.lockstep.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lockstep.simulator.http.Limits;
import dev.lockstep.simulator.http.Request;
import dev.lockstep.simulator.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP as clients send it, and what is none. */
class HttpServerTest {
  private static final Limits LIMITS =
      new Limits(1000, Duration.ofMillis(500), Duration.ofMillis(200));

  private final dev.lockstep.simulator.http.HttpServer server = server();
  private final URI address = URI.create("http://127.0.0.1:" + server.port());

  /** Answers with what it understood. */
  private static dev.lockstep.simulator.http.HttpServer server() {
    try {
      return new dev.lockstep.simulator.http.HttpServer(
          InetAddress.getLoopbackAddress(),
          0,
          LIMITS,
          HttpServerTest::echo,
          refusal -> text(refusal.status(), refusal.text()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Response echo(Request request) {
    return text(
        200,
        request.method()
            + " "
            + request.rawPath()
            + " ? "
            + request.rawQuery()
            + " : "
            + request.text());
  }

  private static Response.Sent text(int status, String text) {
    return Response.of(status, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private RawHttp.Answer exchange(String request) throws IOException {
    try (RawHttp connection = new RawHttp(address)) {
      connection.send(request);
      return connection.answer();
    }
  }

  /** Decision 0004: Microsoft's clients send braces, and the JDK's server refuses such a line. */
  @Test
  void aRequestLineIsTakenThatTheServerOfTheJdkRefuses() throws IOException {
    String request = "GET /events?$filter={66f5a359} HTTP/1.1\r\nHost: h\r\n\r\n";
    assertThat(exchange(request).body()).isEqualTo("GET /events ? $filter={66f5a359} : ");

    HttpServer theirs =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    theirs.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
    theirs.start();
    try (RawHttp connection =
        new RawHttp(URI.create("http://127.0.0.1:" + theirs.getAddress().getPort()))) {
      connection.send(request);
      assertThat(connection.answer().status()).isEqualTo(400);
    } finally {
      theirs.stop(0);
    }
  }

  @Test
  void requestsSentAtOnceAreAnsweredInTheirOrder() throws IOException {
    try (RawHttp connection = new RawHttp(address)) {
      connection.send(
          "\r\nPOST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc"
              + "GET http://h/b HTTP/1.1\nHost: h\n\n"
              + "POST /c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "2;x=y\r\nde\r\n1\r\nf\r\n0\r\nTrailer: t\r\n\r\n"
              + "head /d HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
      assertThat(connection.answer().body()).isEqualTo("POST /a ?  : abc");
      assertThat(connection.answer().body()).isEqualTo("GET /b ?  : ");
      assertThat(connection.answer().body()).isEqualTo("POST /c ?  : def");
      assertThat(connection.answer("HEAD").head()).contains("Content-Length: ", "close");
      assertThat(connection.answer().isThere()).isFalse();
    }
  }

  @Test
  void aClientThatAsksFirstIsToldToGoOn() throws IOException {
    try (RawHttp connection = new RawHttp(address)) {
      connection.send(
          "POST /a HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertThat(connection.answer().status()).isEqualTo(100);
      connection.send("ok");
      assertThat(connection.answer().body()).endsWith(" : ok");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1, keep-alive, true",
    "HTTP/1.1, close, false",
    "HTTP/1.0, x, false",
    "HTTP/1.0, keep-alive, true"
  })
  void aConnectionIsKeptAsLongAsTheClientWants(String version, String wish, boolean kept)
      throws IOException {
    try (RawHttp connection = new RawHttp(address)) {
      String request = "GET / " + version + "\r\nHost: h\r\nConnection: " + wish + "\r\n\r\n";
      connection.send(request);
      assertThat(connection.answer().status()).isEqualTo(200);
      connection.send(kept ? request : "");
      assertThat(connection.answer().isThere()).isEqualTo(kept);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / FTP/1.1\r\n\r\n",
        " GET / HTTP/1.1\r\n\r\n",
        "G(T / HTTP/1.1\r\n\r\n",
        "\u0016\u0003\u0001 hello, TLS\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\n: nameless\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : h\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\n folded: line\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\u0000b\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: +1\r\n\r\na",
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n"
      })
  void whatIsNoRequestIsRefusedAndEndsTheConnection(String request) throws IOException {
    try (RawHttp connection = new RawHttp(address)) {
      connection.send(request);
      RawHttp.Answer answer = connection.answer();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.head()).contains("Connection: close");
      assertThat(answer.body()).isNotEmpty();
      assertThat(connection.answer().isThere()).isFalse();
    }
    assertThat(exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n").status()).isEqualTo(200);
  }

  @Test
  void whatIsTooLargeIsRefused() throws IOException {
    String line = "GET / HTTP/1.1\r\n";
    assertThat(exchange("GET /" + "a".repeat(70_000) + " HTTP/1.1\r\n\r\n").status())
        .isEqualTo(431);
    assertThat(exchange(line + "X: " + "a".repeat(70_000) + "\r\n\r\n").status()).isEqualTo(431);
    assertThat(exchange(line + ("X: " + "a".repeat(60_000) + "\r\n").repeat(5) + "\r\n").status())
        .isEqualTo(431);
    assertThat(exchange(line + "X: a\r\n".repeat(300) + "\r\n").status()).isEqualTo(431);
    assertThat(exchange("POST / HTTP/1.1\r\nContent-Length: 1001\r\n\r\n").status()).isEqualTo(413);
    String enormous = "POST / HTTP/1.1\r\nContent-Length: " + "9".repeat(40) + "\r\n\r\n";
    assertThat(exchange(enormous).status()).isEqualTo(413);
    String chunks = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertThat(exchange(chunks + ("1f4\r\n" + "a".repeat(500) + "\r\n").repeat(3)).status())
        .isEqualTo(413);
    assertThat(exchange("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").status()).isEqualTo(505);
  }

  /** Without waiting for the rest, the system would cut the connection and the answer with it. */
  @Test
  void whoIsStillSendingSeesTheRefusal() throws IOException {
    String body = "a".repeat(3_000_000);
    assertThat(
            exchange("POST / HTTP/1.1\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .status())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET",
        "GET / HTTP/1.1\r\nHost: h\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nab",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"
      })
  void halfARequestIsNotWaitedForForEver(String half) throws IOException {
    assertThat(exchange(half).status()).isEqualTo(408);
    try (RawHttp connection = new RawHttp(address)) {
      connection.send(half);
      connection.end();
      assertThat(connection.answer().isThere()).isFalse();
    }
  }

  @Test
  void aConnectionWithoutRequestsIsClosedInTheEnd() throws IOException {
    try (RawHttp connection = new RawHttp(address)) {
      assertThat(connection.answer().isThere()).isFalse();
    }
  }
}

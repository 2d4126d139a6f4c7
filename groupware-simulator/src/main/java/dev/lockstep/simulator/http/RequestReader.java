package dev.lockstep.simulator.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads requests of HTTP/1.1 from a connection, one after the other (RFC 9112). */
final class RequestReader {
  private static final int MAX_LINE = 64 * 1024;
  private static final int MAX_HEADERS = 200;
  private static final int MAX_HEAD = 256 * 1024;
  private static final String TOKEN = "!#$%&'*+-.^_`|~";

  private final Socket socket;
  private final InputStream in;
  private final Limits limits;
  private byte[] line = new byte[512];
  private int head;

  RequestReader(Socket socket, Limits limits) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 16384);
    this.limits = limits;
  }

  /**
   * The next request, or nothing if the client has closed the connection or sends none.
   *
   * @throws Refusal if what came is no request
   */
  Optional<Request> next() throws IOException {
    if (!begins()) {
      return Optional.empty();
    }
    try {
      return Optional.of(request());
    } catch (SocketTimeoutException e) {
      throw new Refusal(408, "the rest of the request did not come");
    }
  }

  /** Waits for the first byte, over empty lines before it. */
  private boolean begins() throws IOException {
    socket.setSoTimeout(Math.toIntExact(limits.idle().toMillis()));
    try {
      int c;
      do {
        in.mark(1);
        c = in.read();
      } while (c == '\r' || c == '\n');
      if (c < 0) {
        return false;
      }
      in.reset();
    } catch (SocketTimeoutException e) {
      return false;
    }
    socket.setSoTimeout(Math.toIntExact(limits.patience().toMillis()));
    head = 0;
    return true;
  }

  private Request request() throws IOException {
    String start = readLine();
    int first = start.indexOf(' ');
    int last = start.lastIndexOf(' ');
    if (first <= 0 || last <= first || !start.startsWith("HTTP/", last + 1)) {
      throw new Refusal(400, "not an HTTP/1.1 request line");
    }
    if (!start.startsWith("HTTP/1.", last + 1)) {
      throw new Refusal(505, "only HTTP/1.1 is spoken here");
    }
    String method = start.substring(0, first);
    if (!isToken(method)) {
      throw new Refusal(400, "not an HTTP method");
    }
    Headers headers = readHeaders();
    String target = target(start.substring(first + 1, last));
    int question = target.indexOf('?');
    return new Request(
        method.toUpperCase(Locale.ROOT),
        question < 0 ? target : target.substring(0, question),
        question < 0 ? "" : target.substring(question + 1),
        headers,
        readBody(headers),
        origin(headers),
        keeps(start.substring(last + 1), headers));
  }

  /** The path and query, also of a target that names the server. */
  private static String target(String text) {
    int scheme = text.indexOf("://");
    int question = text.indexOf('?');
    if (scheme <= 0 || (question >= 0 && question < scheme) || text.startsWith("/")) {
      return text;
    }
    int slash = text.indexOf('/', scheme + 3);
    return slash < 0 ? "/" : text.substring(slash);
  }

  /** A proxy that ends TLS says what its client addressed; links must lead back through it. */
  private static String origin(Headers headers) {
    boolean tls = headers.first("X-Forwarded-Proto").filter("https"::equalsIgnoreCase).isPresent();
    String host =
        headers.first("X-Forwarded-Host").or(() -> headers.first("Host")).orElse("localhost");
    return (tls ? "https://" : "http://") + host;
  }

  private static boolean keeps(String version, Headers headers) {
    String connection = headers.first("Connection").orElse("");
    return version.equals("HTTP/1.0")
        ? connection.equalsIgnoreCase("keep-alive")
        : !connection.equalsIgnoreCase("close");
  }

  private Headers readHeaders() throws IOException {
    Headers headers = new Headers();
    int count = 0;
    for (String field = readLine(); !field.isEmpty(); field = readLine()) {
      int colon = field.indexOf(':');
      if (colon <= 0 || !isToken(field.substring(0, colon))) {
        throw new Refusal(400, "malformed header");
      }
      if (++count > MAX_HEADERS) {
        throw new Refusal(431, "more than " + MAX_HEADERS + " headers");
      }
      headers.add(field.substring(0, colon), field.substring(colon + 1).strip());
    }
    return headers;
  }

  private byte[] readBody(Headers headers) throws IOException {
    List<String> codings = headers.all("Transfer-Encoding");
    List<String> lengths = headers.all("Content-Length").stream().distinct().toList();
    // Two answers to the question where a request ends are none (RFC 9112 section 6.3).
    if (lengths.size() > 1 || (!codings.isEmpty() && !lengths.isEmpty())) {
      throw new Refusal(400, "the length of the content is contradictory");
    }
    if (codings.isEmpty() && lengths.isEmpty()) {
      return new byte[0];
    }
    if (!codings.isEmpty() && !codings.equals(List.of("chunked"))) {
      throw new Refusal(400, "the only transfer coding known is chunked");
    }
    int length = codings.isEmpty() ? number(lengths.getFirst(), 10) : 0;
    if (headers.first("Expect").filter(v -> v.equalsIgnoreCase("100-continue")).isPresent()) {
      socket
          .getOutputStream()
          .write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    return codings.isEmpty() ? readExactly(length) : readChunks();
  }

  private byte[] readChunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String size = readLine();
      int semicolon = size.indexOf(';');
      int length = number(semicolon < 0 ? size : size.substring(0, semicolon), 16);
      if (body.size() + (long) length > limits.body()) {
        throw tooLarge();
      }
      body.write(readExactly(length));
      if (length == 0) {
        String trailer = readLine();
        while (!trailer.isEmpty()) {
          trailer = readLine();
        }
        return body.toByteArray();
      }
      head = 0;
      if (!readLine().isEmpty()) {
        throw new Refusal(400, "malformed chunk");
      }
    }
  }

  private byte[] readExactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private int number(String text, int radix) throws IOException {
    String digits = text.strip();
    boolean plain =
        !digits.isEmpty() && digits.chars().allMatch(c -> Character.digit(c, radix) >= 0);
    if (!plain) {
      throw new Refusal(400, "malformed length");
    }
    try {
      long value = Long.parseLong(digits, radix);
      if (value <= limits.body()) {
        return (int) value;
      }
    } catch (NumberFormatException e) {
      // beyond any limit
    }
    throw tooLarge();
  }

  private Refusal tooLarge() {
    return new Refusal(413, "the request body is larger than " + limits.body() + " bytes");
  }

  private static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && TOKEN.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private String readLine() throws IOException {
    int length = 0;
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      if (length == MAX_LINE || ++head > MAX_HEAD) {
        throw new Refusal(431, "the head of the request is too large");
      }
      if (length == line.length) {
        line = Arrays.copyOf(line, line.length * 4);
      }
      line[length++] = (byte) c;
    }
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    String text = new String(line, 0, end, StandardCharsets.UTF_8);
    if (text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0) {
      throw new Refusal(400, "a control character in the head of the request");
    }
    return text;
  }
}

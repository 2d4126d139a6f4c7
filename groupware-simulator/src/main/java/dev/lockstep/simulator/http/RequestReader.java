package dev.lockstep.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Reads requests of HTTP/1.1 from a connection, one after the other (RFC 9112). */
final class RequestReader {
  private static final int MAX_LINE = 64 * 1024;
  private static final int MAX_HEADERS = 200;

  /** Something that is no request, or a request that is too large. */
  static final class BadRequest extends IOException {
    private final int status;

    BadRequest(int status, String message) {
      super(message);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  private final InputStream in;
  private final OutputStream out;
  private final int maxBody;
  private final byte[] line = new byte[MAX_LINE];

  RequestReader(InputStream in, OutputStream out, int maxBody) {
    this.in = in;
    this.out = out;
    this.maxBody = maxBody;
  }

  /** The next request, or nothing if the client has closed the connection. */
  Optional<Request> next() throws IOException {
    String start = readLine();
    while (start != null && start.isEmpty()) {
      start = readLine();
    }
    if (start == null) {
      return Optional.empty();
    }
    int first = start.indexOf(' ');
    int last = start.lastIndexOf(' ');
    if (first <= 0 || last <= first || !start.startsWith("HTTP/1.", last + 1)) {
      throw new BadRequest(400, "not an HTTP/1.1 request line");
    }
    Headers headers = readHeaders();
    String method = start.substring(0, first).toUpperCase(Locale.ROOT);
    String target = start.substring(first + 1, last);
    int scheme = target.indexOf("://");
    if (scheme > 0) {
      int slash = target.indexOf('/', scheme + 3);
      target = slash < 0 ? "/" : target.substring(slash);
    }
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    String query = question < 0 ? "" : target.substring(question + 1);
    byte[] body = readBody(headers);
    return Optional.of(new Request(method, path, query, headers, body, origin(headers)));
  }

  /** A proxy that ends TLS says what its client addressed; links must lead back through it. */
  private static String origin(Headers headers) {
    boolean tls = headers.first("X-Forwarded-Proto").filter("https"::equalsIgnoreCase).isPresent();
    String host =
        headers.first("X-Forwarded-Host").or(() -> headers.first("Host")).orElse("localhost");
    return (tls ? "https://" : "http://") + host;
  }

  private Headers readHeaders() throws IOException {
    Headers headers = new Headers();
    int count = 0;
    for (String field = readLine(); field == null || !field.isEmpty(); field = readLine()) {
      int colon = field == null ? -1 : field.indexOf(':');
      if (field == null || colon <= 0 || ++count > MAX_HEADERS) {
        throw new BadRequest(400, "malformed header");
      }
      headers.add(field.substring(0, colon).strip(), field.substring(colon + 1).strip());
    }
    return headers;
  }

  private byte[] readBody(Headers headers) throws IOException {
    boolean chunked =
        headers.first("Transfer-Encoding").filter(v -> v.equalsIgnoreCase("chunked")).isPresent();
    Optional<String> length = headers.first("Content-Length");
    if (!chunked && length.isEmpty()) {
      return new byte[0];
    }
    if (headers.first("Expect").filter(v -> v.equalsIgnoreCase("100-continue")).isPresent()) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
    return chunked ? readChunks() : readExactly(number(length.orElse("0"), 10));
  }

  private byte[] readChunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String size = readLine();
      if (size == null) {
        throw new EOFException();
      }
      int semicolon = size.indexOf(';');
      int length = number(semicolon < 0 ? size : size.substring(0, semicolon), 16);
      if (body.size() + (long) length > maxBody) {
        throw new BadRequest(413, "the request body is larger than " + maxBody + " bytes");
      }
      body.write(readExactly(length));
      if (length == 0) {
        for (String trailer = readLine(); trailer != null && !trailer.isEmpty(); ) {
          trailer = readLine();
        }
        return body.toByteArray();
      }
      readLine();
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
    long value;
    try {
      value = Long.parseLong(text.strip(), radix);
    } catch (NumberFormatException e) {
      throw new BadRequest(400, "malformed length");
    }
    if (value < 0) {
      throw new BadRequest(400, "malformed length");
    }
    if (value > maxBody) {
      throw new BadRequest(413, "the request body is larger than " + maxBody + " bytes");
    }
    return (int) value;
  }

  private @org.jspecify.annotations.Nullable String readLine() throws IOException {
    int length = 0;
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        if (length == 0) {
          return null;
        }
        throw new EOFException();
      }
      if (length == MAX_LINE) {
        throw new BadRequest(431, "a line of the request is longer than " + MAX_LINE + " bytes");
      }
      line[length++] = (byte) c;
    }
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    return new String(line, 0, end, StandardCharsets.UTF_8);
  }
}

package dev.lockstep.standalone.bench.simulator;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection that is kept, for requests one after the other. It does as little as a client can:
 * on two cores a client that costs as much as the server would hide what the server costs.
 */
final class Connection implements AutoCloseable {
  /**
   * A request as it goes over the wire.
   *
   * @param bytes head and body
   */
  // Written, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Request(byte[] bytes) {
    /** A request with a body of JSON; empty for none. */
    static Request of(String method, String target, String headers, String body) {
      byte[] content = body.getBytes(StandardCharsets.UTF_8);
      String length =
          content.length == 0
              ? ""
              : "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n";
      String head =
          method
              + " "
              + target
              + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
              + headers
              + length
              + "\r\n";
      byte[] start = head.getBytes(StandardCharsets.US_ASCII);
      byte[] all = new byte[start.length + content.length];
      System.arraycopy(start, 0, all, 0, start.length);
      System.arraycopy(content, 0, all, start.length, content.length);
      return new Request(all);
    }
  }

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] line = new byte[16 * 1024];

  Connection(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    out = socket.getOutputStream();
  }

  /**
   * Sends a request and reads its answer.
   *
   * @throws IOException also if it is refused: what fails must not count as fast
   */
  byte[] answer(Request request) throws IOException {
    out.write(request.bytes());
    String status = line();
    int length = 0;
    for (String field = line(); !field.isEmpty(); field = line()) {
      String name = "content-length:";
      if (field.regionMatches(true, 0, name, 0, name.length())) {
        length = Integer.parseInt(field.substring(name.length()).strip());
      }
      if (field.toLowerCase(Locale.ROOT).startsWith("transfer-encoding:")) {
        throw new IOException("an answer of unknown length: " + field);
      }
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException();
    }
    if (!status.startsWith("HTTP/1.1 2")) {
      throw new IOException(status + " " + new String(body, StandardCharsets.UTF_8));
    }
    return body;
  }

  private String line() throws IOException {
    int length = 0;
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      line[length++] = (byte) c;
    }
    return new String(line, 0, length > 0 ? length - 1 : 0, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

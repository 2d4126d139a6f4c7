package dev.lockstep.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP/1.1 server: one virtual thread a connection, blocking I/O, keep-alive. The JDK's own
 * server refuses request lines that are no strict URI; Graph's clients send such lines (braces in
 * {@code $filter}), and the real service takes them.
 */
public final class HttpServer implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final int MAX_CONNECTIONS = 4000;
  private static final int LINGER_MILLIS = 1000;

  private final ServerSocket listener;
  private final Function<Request, Response> handler;
  private final Function<Refusal, Response.Sent> refusals;
  private final Limits limits;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Semaphore places = new Semaphore(MAX_CONNECTIONS);

  /**
   * Listens and serves from now on.
   *
   * @param port 0 for a free one
   * @param handler must not throw
   * @param refusals answers what is no request; the connection is closed then
   * @throws IOException if the port cannot be had
   */
  public HttpServer(
      InetAddress address,
      int port,
      Limits limits,
      Function<Request, Response> handler,
      Function<Refusal, Response.Sent> refusals)
      throws IOException {
    this.handler = handler;
    this.refusals = refusals;
    this.limits = limits;
    this.listener = new ServerSocket();
    listener.setReuseAddress(true);
    listener.bind(new InetSocketAddress(address, port), 1024);
    Thread.ofVirtual().name("simulator-accept").start(this::accept);
  }

  /** The port that it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : connections) {
      socket.close();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        places.acquire();
        Socket socket = listener.accept();
        connections.add(socket);
        Thread.ofVirtual().name("simulator-connection").start(() -> serve(socket));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          LOG.atWarn().setCause(e).log("connection not accepted");
        }
        places.release();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      RequestReader reader = new RequestReader(socket, limits);
      boolean open = true;
      while (open) {
        open = exchange(socket, reader, out);
      }
    } catch (IOException e) {
      LOG.atDebug().setCause(e).log("connection ended");
    } finally {
      connections.remove(socket);
      places.release();
    }
  }

  private boolean exchange(Socket socket, RequestReader reader, OutputStream out)
      throws IOException {
    Optional<Request> next;
    try {
      next = reader.next();
    } catch (Refusal e) {
      out.write(encode(refusals.apply(e), false, true));
      linger(socket);
      return false;
    }
    if (next.isEmpty()) {
      return false;
    }
    Request request = next.get();
    boolean keep = request.keep();
    return switch (handler.apply(request)) {
      case Response.Cut _ -> false;
      case Response.Sent sent -> {
        out.write(encode(sent, keep, !request.method().equals("HEAD")));
        yield keep;
      }
    };
  }

  /** Whoever is still sending would not see the answer if the connection were cut at once. */
  private static void linger(Socket socket) throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout(LINGER_MILLIS);
    byte[] rest = new byte[16384];
    long end = System.nanoTime() + LINGER_MILLIS * 1_000_000L;
    int read = 0;
    while (read >= 0 && System.nanoTime() < end) {
      read = socket.getInputStream().read(rest);
    }
  }

  private static byte[] encode(Response.Sent sent, boolean keep, boolean withBody) {
    StringBuilder head = new StringBuilder(512);
    head.append("HTTP/1.1 ").append(sent.status()).append(' ').append(reason(sent.status()));
    head.append("\r\nDate: ");
    head.append(DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
    for (Map.Entry<String, List<String>> field : sent.headers().fields().entrySet()) {
      for (String value : field.getValue()) {
        head.append("\r\n").append(field.getKey()).append(": ").append(value);
      }
    }
    if (sent.status() != 204) {
      head.append("\r\nContent-Length: ").append(sent.body().length);
    }
    head.append(keep ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n");
    byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream whole = new ByteArrayOutputStream(start.length + sent.body().length);
    whole.writeBytes(start);
    if (withBody && sent.status() != 204) {
      whole.writeBytes(sent.body());
    }
    return whole.toByteArray();
  }

  private static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 201 -> "Created";
      case 202 -> "Accepted";
      case 204 -> "No Content";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 409 -> "Conflict";
      case 410 -> "Gone";
      case 412 -> "Precondition Failed";
      case 413 -> "Content Too Large";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      case 505 -> "HTTP Version Not Supported";
      default -> "Status";
    };
  }
}

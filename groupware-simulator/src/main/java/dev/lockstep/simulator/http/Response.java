package dev.lockstep.simulator.http;

/** An answer: status, headers and content, or a connection that is cut without one. */
public sealed interface Response {
  /** An answer that is sent. */
  // The body is handed on, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Sent(int status, Headers headers, byte[] body) implements Response {}

  /** The connection is cut. */
  record Cut() implements Response {}

  /** An answer without content. */
  static Sent empty(int status) {
    return new Sent(status, new Headers(), new byte[0]);
  }

  /** An answer with content. */
  static Sent of(int status, String contentType, byte[] body) {
    return new Sent(status, new Headers().set("Content-Type", contentType), body);
  }
}

package dev.lockstep.simulator.http;

import java.io.IOException;

/** Something that is no request of HTTP/1.1, or more than a request may be. */
public final class Refusal extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  Refusal(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The HTTP status of the answer: 400, 408, 413, 431 or 505. */
  public int status() {
    return status;
  }

  /** What is wrong, for people. */
  public String text() {
    return String.valueOf(getMessage());
  }
}

package dev.lockstep.standalone.ics;

/** An event that cannot be taken; the message says why. */
final class Unrepresentable extends Exception {
  private static final long serialVersionUID = 1;

  Unrepresentable(String message) {
    super(message);
  }

  Unrepresentable(String message, Throwable cause) {
    super(message, cause);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}

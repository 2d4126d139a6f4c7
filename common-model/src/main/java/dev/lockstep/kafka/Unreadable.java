package dev.lockstep.kafka;

/** A record that cannot be read: it goes to quarantine, and holds up nothing. */
public final class Unreadable extends Exception {
  private static final long serialVersionUID = 1;

  Unreadable(String message, Throwable cause) {
    super(message, cause);
  }
}

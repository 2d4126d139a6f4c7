package dev.lockstep.sync.console;

/** A request that cannot be answered as it stands; the message says what is wrong with it. */
final class BadRequest extends Exception {
  private static final long serialVersionUID = 1;

  BadRequest(String message) {
    super(message);
  }
}

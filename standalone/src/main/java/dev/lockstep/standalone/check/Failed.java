package dev.lockstep.standalone.check;

/** What should have happened did not; the message says what was there instead. */
final class Failed extends Exception {
  private static final long serialVersionUID = 1;

  Failed(String message) {
    super(message);
  }
}

package dev.lockstep.standalone.stack;

/** Something outside keeps Lockstep from running; the message says what, and what helps. */
public final class CannotRun extends Exception {
  private static final long serialVersionUID = 1;

  /** For people. */
  public CannotRun(String message) {
    super(message);
  }

  /** For people, and its cause for the log. */
  public CannotRun(String message, Throwable cause) {
    super(message, cause);
  }
}

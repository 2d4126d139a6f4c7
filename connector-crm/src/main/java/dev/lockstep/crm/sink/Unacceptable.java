package dev.lockstep.crm.sink;

import dev.lockstep.model.decision.Reason;

/** A command that cannot be applied, whatever is tried; unchecked, so that it rolls back. */
final class Unacceptable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  Unacceptable(Reason reason, String words) {
    super(words);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  String words() {
    return String.valueOf(getMessage());
  }
}

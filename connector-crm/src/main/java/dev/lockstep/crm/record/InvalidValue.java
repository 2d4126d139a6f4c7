package dev.lockstep.crm.record;

import dev.lockstep.model.decision.Reason;

/** A value that makes a record no appointment. */
final class InvalidValue extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  InvalidValue(Reason reason, String words) {
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

package dev.lockstep.model.decision;

/** What kind of thing it is that waits for a person. */
public enum Matter {
  /** The record is marked for editing: participants are missing or ambiguous in the CRM. */
  MARKED,
  /** A command waits because of whom it would mail, or what would be lost by it. */
  HELD,
  /** A side refused a command. */
  REJECTED,
  /** Both sides were edited at the same time, and a person should look at it. */
  CONFLICTING,
  /** A deletion waits, because there are many. */
  BREAKER,
  /** The appointment cannot be synchronized as it is. */
  NOT_SYNCHRONIZED;

  /** The kind of a reason for which something stands on the work list. */
  public static Matter of(Reason reason) {
    return switch (reason) {
      case PARTICIPANT_MISSING, PARTICIPANT_AMBIGUOUS, PARTICIPANT_MISSING_AND_AMBIGUOUS -> MARKED;
      case MAIL_HELD, MAIL_QUOTA, HIDDEN_CONTENT -> HELD;
      case REJECTED -> REJECTED;
      case CONFLICT, DELETED_AND_EDITED -> CONFLICTING;
      case BREAKER -> BREAKER;
      default -> NOT_SYNCHRONIZED;
    };
  }
}

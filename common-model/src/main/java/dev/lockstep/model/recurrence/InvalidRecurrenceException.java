package dev.lockstep.model.recurrence;

/** A rule that can't be taken as it is; the message names the part and its value. */
public final class InvalidRecurrenceException extends IllegalArgumentException {
  /** Why a rule can't be taken. */
  public enum Problem {
    /** The text or a number in it can't be read. */
    MALFORMED,
    /** RFC 5545 or RFC 7529 forbids it. */
    FORBIDDEN,
    /** It is valid, but the canonical rule can't say it. */
    UNSUPPORTED,
    /**
     * It is valid, but is read differently by different products, so nobody knows what was meant.
     */
    AMBIGUOUS
  }

  private final Problem problem;
  private final String part;
  private final String value;

  public InvalidRecurrenceException(Problem problem, String part, Object value, String why) {
    super(part + "=" + value + ": " + why);
    this.problem = problem;
    this.part = part;
    this.value = value.toString();
  }

  static InvalidRecurrenceException malformed(String part, Object value, String why) {
    return new InvalidRecurrenceException(Problem.MALFORMED, part, value, why);
  }

  static InvalidRecurrenceException forbidden(String part, Object value, String why) {
    return new InvalidRecurrenceException(Problem.FORBIDDEN, part, value, why);
  }

  /** Why the rule can't be taken. */
  public Problem problem() {
    return problem;
  }

  /** The part at fault, by its RFC 5545 name, such as {@code BYDAY}. */
  public String part() {
    return part;
  }

  /** The value of the part as it was given. */
  public String value() {
    return value;
  }
}

package dev.lockstep.model.appointment;

/**
 * Somebody who takes part, besides the owner of the appointment.
 *
 * @param name as it was read, for people's eyes only: it never decides anything
 */
public record Participant(EmailAddress address, Text name, Role role, Response response) {

  /** How much the participant is needed. */
  public enum Role {
    REQUIRED,
    OPTIONAL,
    /** For information (the CRM's requirement 2), or a room or device (Graph's resource). */
    INFORMATION
  }

  /** What the participant answered. */
  public enum Response {
    NONE,
    ACCEPTED,
    DECLINED,
    TENTATIVE
  }

  /** The same participant with another answer. */
  public Participant answering(Response other) {
    return new Participant(address, name, role, other);
  }
}

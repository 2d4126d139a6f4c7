package dev.lockstep.model.appointment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

  /**
   * Two that differ only in how the name is spelt are the same: each side spells it as it likes.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Participant that
        && address.equals(that.address)
        && role == that.role
        && response == that.response;
  }

  @Override
  public int hashCode() {
    return Objects.hash(address, role, response);
  }

  /** The same participant with another answer. */
  public Participant answering(Response other) {
    return other == response ? this : new Participant(address, name, role, other);
  }
}

package dev.lockstep.sync.rules;

import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.decision.ConflictPolicy;
import java.util.Map;
import java.util.Optional;

/**
 * What the administrator chose.
 *
 * @param invite which participants of an appointment from the CRM become attendees, and so are
 *     mailed
 * @param externalMail what happens to a write that would mail people outside
 * @param softDelete whether a record stays, marked, when its event was deleted
 * @param conflict what is done when both sides changed the same field at the same time
 * @param conflictByField exceptions from that, field by field
 * @param link the address of a CRM record, with {@code {record}} for its key, to be put into the
 *     event's text; empty: no link
 */
public record Policy(
    Invite invite,
    MailPolicy externalMail,
    boolean softDelete,
    ConflictPolicy conflict,
    Map<Field, ConflictPolicy> conflictByField,
    Optional<String> link) {

  /** The defaults: what a careful administrator would begin with. */
  public static final Policy DEFAULT =
      new Policy(
          Invite.INTERNAL,
          MailPolicy.of(MailPolicy.Choice.HOLD),
          true,
          ConflictPolicy.GROUPWARE,
          Map.of(),
          Optional.empty());

  /** Whom the CRM's appointments invite. */
  public enum Invite {
    NONE,
    INTERNAL,
    ALL
  }

  public Policy {
    conflictByField = Map.copyOf(conflictByField);
  }

  /** What is done when both sides changed this field. */
  public ConflictPolicy conflict(Field field) {
    return conflictByField.getOrDefault(field, conflict);
  }

  /**
   * What is done when the newest value should count and nobody knows which it is: what holds for
   * fields without a policy of their own, or else groupware's value counts.
   */
  public ConflictPolicy withoutTimes() {
    return conflict == ConflictPolicy.NEWEST ? ConflictPolicy.GROUPWARE : conflict;
  }
}

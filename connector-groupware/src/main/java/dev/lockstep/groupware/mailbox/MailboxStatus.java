package dev.lockstep.groupware.mailbox;

import dev.lockstep.groupware.calendar.Window;
import dev.lockstep.model.appointment.EmailAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * How a mailbox is doing, for people.
 *
 * @param words why it is in this mode; empty if there is nothing to say
 * @param lastRound when it was last read to the end
 * @param window what is read of it
 */
public record MailboxStatus(
    EmailAddress mailbox,
    Mode mode,
    String words,
    Optional<Instant> lastRound,
    Optional<Window> window) {

  /** How changes in the mailbox are noticed. */
  public enum Mode {
    /** It is being taken up. */
    STARTING,
    /** Graph says when something changed. */
    NOTIFICATIONS,
    /** It is asked again and again. */
    POLLING,
    /** Graph does not let us in; it is tried again, ever less often. */
    PARKED
  }
}

package dev.lockstep.model.groupware;

import dev.lockstep.model.appointment.EmailAddress;
import java.util.List;
import java.util.Optional;

/**
 * What stands in a block of our own at the end of an event's text; never read back (rule LINK, and
 * architecture, section 8).
 *
 * @param link to the CRM record, where the administrator switched it on
 * @param notInvited participants that the CRM has and that must not be mailed, so they are no
 *     attendees
 */
public record Footer(Optional<String> link, List<EmailAddress> notInvited) {

  /** Nothing to say. */
  public static final Footer NONE = new Footer(Optional.empty(), List.of());

  public Footer {
    notInvited = List.copyOf(notInvited);
  }
}

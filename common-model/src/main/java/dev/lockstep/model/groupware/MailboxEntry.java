package dev.lockstep.model.groupware;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lockstep.model.appointment.EmailAddress;
import java.time.Instant;

/** What is kept of a mailbox on {@code groupware.mailboxes}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = MailboxEntry.Enrolment.class, name = "enrolment"),
  @JsonSubTypes.Type(value = MailboxEntry.Cursor.class, name = "cursor")
})
public sealed interface MailboxEntry {

  /** Whose mailbox. */
  EmailAddress mailbox();

  /**
   * Whether the mailbox is to be synchronized: written by the processor, from the directory.
   *
   * @param words why, for people
   */
  record Enrolment(EmailAddress mailbox, boolean active, String words) implements MailboxEntry {}

  /**
   * How far the mailbox has been read: written by the capture, in the transaction that publishes
   * what was read.
   *
   * @param deltaLink where the next round begins; a capability, so it is never logged
   */
  record Cursor(EmailAddress mailbox, Instant windowStart, Instant windowEnd, String deltaLink)
      implements MailboxEntry {}
}

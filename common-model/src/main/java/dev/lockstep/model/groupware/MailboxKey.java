package dev.lockstep.model.groupware;

import dev.lockstep.model.appointment.EmailAddress;
import java.util.Locale;

/** The key on {@code groupware.mailboxes}: {@code <address>|<kind>}, partitioned by the address. */
public record MailboxKey(EmailAddress mailbox, Kind kind) {

  /** Which of the entries of a mailbox; each has one writer. */
  public enum Kind {
    ENROLMENT,
    CURSOR
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static MailboxKey parse(String text) {
    int bar = text.lastIndexOf('|');
    if (bar < 0) {
      throw new IllegalArgumentException("not a mailbox key: '" + text + "'");
    }
    return new MailboxKey(
        new EmailAddress(text.substring(0, bar)),
        Kind.valueOf(text.substring(bar + 1).toUpperCase(Locale.ROOT)));
  }

  @Override
  public String toString() {
    return mailbox.value() + "|" + kind.name().toLowerCase(Locale.ROOT);
  }
}

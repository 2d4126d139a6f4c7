package dev.lockstep.model.gate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.lockstep.model.appointment.EmailAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * Names a gate: something that counts what passes, and holds what is too much. Text form {@code
 * <kind>/<mailbox>}, or {@code <kind>/*} of the gate of all mailboxes.
 *
 * @param mailbox whose it is; empty if it is that of all
 */
public record GateKey(Kind kind, Optional<EmailAddress> mailbox) implements Comparable<GateKey> {

  private static final String ALL = "*";

  /** What a gate counts. */
  public enum Kind {
    /** Deletions that are carried to the other side: the breaker. */
    DELETIONS,
    /** Recipients whom Graph mails because of a command: the quota. */
    MAILS
  }

  /** The gate of one mailbox. */
  public static GateKey of(Kind kind, EmailAddress mailbox) {
    return new GateKey(kind, Optional.of(mailbox));
  }

  /** The gate of all mailboxes together. */
  public static GateKey ofAll(Kind kind) {
    return new GateKey(kind, Optional.empty());
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static GateKey parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || slash == text.length() - 1 || text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("not a gate: '" + text + "' (<kind>/<mailbox or *>)");
    }
    String mailbox = text.substring(slash + 1);
    return new GateKey(
        Kind.valueOf(text.substring(0, slash).toUpperCase(Locale.ROOT)),
        mailbox.equals(ALL) ? Optional.empty() : Optional.of(new EmailAddress(mailbox)));
  }

  /** What people call it. */
  public String words() {
    return switch (kind) {
      case DELETIONS -> "deletions in " + place();
      case MAILS -> "mails of " + place();
    };
  }

  private String place() {
    return mailbox.map(EmailAddress::value).orElse("all mailboxes");
  }

  @Override
  public int compareTo(GateKey other) {
    return toString().compareTo(other.toString());
  }

  @JsonValue
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT)
        + "/"
        + mailbox.map(EmailAddress::value).orElse(ALL);
  }
}

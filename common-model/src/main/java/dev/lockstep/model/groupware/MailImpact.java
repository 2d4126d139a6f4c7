package dev.lockstep.model.groupware;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.lockstep.model.appointment.EmailAddress;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Whom a write mails, known before it is sent: Graph mails attendees on every write that touches
 * them, and there is no switch (graph.md, section 1.5).
 */
public record MailImpact(Kind kind, List<EmailAddress> internal, List<EmailAddress> external) {

  /** It mails nobody. */
  public static final MailImpact SILENT = new MailImpact(Kind.NONE, List.of(), List.of());

  /** What kind of mail. */
  public enum Kind {
    /** Nobody is mailed. */
    NONE,
    /** To attendees of a new event, and to those who are added to one. */
    INVITATION,
    /** To attendees of an event whose other fields change, or who are needed in another role. */
    UPDATE,
    /** To attendees of an event that is deleted, and to those who are taken out of one. */
    CANCELLATION
  }

  public MailImpact {
    internal = sorted(internal);
    external = sorted(external);
  }

  private static List<EmailAddress> sorted(Collection<EmailAddress> addresses) {
    return List.copyOf(new TreeSet<>(addresses));
  }

  /** Whether nobody is mailed. */
  @JsonIgnore
  public boolean isSilent() {
    return internal.isEmpty() && external.isEmpty();
  }

  /** For people: {@code "updates 2 internal, 1 external"}; empty if nobody is mailed. */
  public String words() {
    return isSilent()
        ? ""
        : kind.name().toLowerCase(Locale.ROOT)
            + " to "
            + internal.size()
            + " internal, "
            + external.size()
            + " external";
  }
}

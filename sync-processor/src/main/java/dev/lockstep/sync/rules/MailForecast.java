package dev.lockstep.sync.rules;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.model.groupware.MailImpact.Kind;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Copy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whom a write to groupware would mail (graph.md, section 1.5: there is no switch). */
public final class MailForecast {

  /** Stands for the participants of a private event, who are not shown: they may be outside. */
  public static final EmailAddress UNDISCLOSED = new EmailAddress("undisclosed");

  private final Directory directory;
  private final boolean hidden;
  private final String domain;

  /**
   * A forecast for an appointment.
   *
   * @param mailbox whose domain counts as inside, besides the reps of the CRM
   */
  public MailForecast(AppointmentState state, EmailAddress mailbox) {
    this.directory = new Directory(state);
    this.domain = mailbox.domain();
    this.hidden =
        Optional.ofNullable(state.groupware().copies().get(mailbox))
            .map(Copy::hidden)
            .orElse(false);
  }

  /** Creating the event invites its attendees. */
  public MailImpact ofCreate(EventState wanted) {
    return impact(Kind.INVITATION, wanted.content().participants().addresses());
  }

  /** A change of only the attendees mails those who changed; any other mails all of them. */
  public MailImpact ofUpdate(EventState asked, EventState wanted, Set<Field> changed) {
    Participants before = asked.content().participants();
    Participants after = wanted.content().participants();
    if (changed.equals(Set.of(Field.PARTICIPANTS))) {
      Set<EmailAddress> touched = new TreeSet<>();
      before.stream().filter(p -> isNew(p, after)).forEach(p -> touched.add(p.address()));
      after.stream().filter(p -> isNew(p, before)).forEach(p -> touched.add(p.address()));
      return impact(Kind.UPDATE, touched);
    }
    Set<EmailAddress> all = new TreeSet<>(before.addresses());
    all.addAll(after.addresses());
    return impact(Kind.UPDATE, all);
  }

  /** Deleting a meeting cancels it. */
  public MailImpact ofDelete(EventState asked) {
    return impact(Kind.CANCELLATION, asked.content().participants().addresses());
  }

  private static boolean isNew(Participant participant, Participants others) {
    return others
        .find(participant.address())
        .filter(other -> other.role() == participant.role())
        .isEmpty();
  }

  private MailImpact impact(Kind kind, Set<EmailAddress> shown) {
    Set<EmailAddress> recipients = new TreeSet<>(shown);
    if (hidden) {
      recipients.add(UNDISCLOSED);
    }
    if (recipients.isEmpty()) {
      return MailImpact.SILENT;
    }
    List<EmailAddress> internal = recipients.stream().filter(this::isInternal).toList();
    List<EmailAddress> external =
        recipients.stream().filter(address -> !isInternal(address)).toList();
    return new MailImpact(kind, internal, external);
  }

  private boolean isInternal(EmailAddress address) {
    return directory.isRep(address) || address.domain().equals(domain);
  }
}

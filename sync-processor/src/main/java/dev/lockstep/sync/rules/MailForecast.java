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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Whom a write to groupware would mail (graph.md, section 1.5: there is no switch). */
public final class MailForecast {

  /** Stands for the participants of a private event, who are not shown: they may be outside. */
  public static final EmailAddress UNDISCLOSED = new EmailAddress("undisclosed");

  private final Directory directory;
  private final Optional<EventState> shown;
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
    this.shown = state.groupware().state().seen().filter(event -> event.mailbox().equals(mailbox));
    // of a guest's copy that is there too, the event that is made anew hides nobody
    this.hidden =
        state
            .groupware()
            .leadCopy()
            .filter(copy -> copy.event().mailbox().equals(mailbox))
            .map(Copy::hidden)
            .orElse(false);
  }

  /**
   * Whom a write would mail.
   *
   * @param outside what people outside would get, of whatever kind the write is as a whole
   */
  public record Forecast(MailImpact impact, Set<Kind> outside) {
    public Forecast {
      outside = Set.copyOf(outside);
    }
  }

  /** Creating the event invites its attendees. */
  public Forecast ofCreate(EventState wanted) {
    return forecast(Kind.INVITATION, all(Kind.INVITATION, wanted.content().participants()));
  }

  /**
   * A change of only the attendees mails those who changed; any other mails all of them. Who is new
   * gets an invitation, who is not there any more a cancellation; but other fields are changed
   * first, so that one is told of that too.
   */
  public Forecast ofUpdate(EventState asked, EventState wanted, Set<Field> changed) {
    Participants before = asked.content().participants();
    Participants after = wanted.content().participants();
    Participants invited = invited(asked);
    Map<EmailAddress, Set<Kind>> mails = new TreeMap<>();
    boolean attendees = changed.contains(Field.PARTICIPANTS);
    boolean others = !changed.equals(Set.of(Field.PARTICIPANTS));
    for (EmailAddress address : invited.addresses()) {
      Set<Kind> kinds = EnumSet.noneOf(Kind.class);
      Optional<Participant> stays = after.find(address);
      if (others || (attendees && stays.filter(it -> isNew(it, before)).isPresent())) {
        kinds.add(Kind.UPDATE);
      }
      if (attendees && stays.isEmpty()) {
        kinds.add(Kind.CANCELLATION);
      }
      if (!kinds.isEmpty()) {
        mails.put(address, kinds);
      }
    }
    if (attendees) {
      for (EmailAddress address : after.addresses()) {
        if (invited.find(address).isEmpty()) {
          mails.put(address, EnumSet.of(Kind.INVITATION));
        }
      }
    }
    return forecast(Kind.UPDATE, mails);
  }

  /** Deleting a meeting cancels it. */
  public Forecast ofDelete(EventState asked) {
    return forecast(Kind.CANCELLATION, all(Kind.CANCELLATION, invited(asked)));
  }

  /**
   * Who is in the event: not always who was to be, for a person may have dismissed that somebody is
   * taken out, or invited.
   */
  private Participants invited(EventState asked) {
    return shown.orElse(asked).content().participants();
  }

  private static Map<EmailAddress, Set<Kind>> all(Kind kind, Participants participants) {
    Map<EmailAddress, Set<Kind>> mails = new TreeMap<>();
    participants.addresses().forEach(address -> mails.put(address, EnumSet.of(kind)));
    return mails;
  }

  private static boolean isNew(Participant participant, Participants others) {
    return others
        .find(participant.address())
        .filter(other -> other.role() == participant.role())
        .isEmpty();
  }

  private Forecast forecast(Kind kind, Map<EmailAddress, Set<Kind>> shown) {
    Map<EmailAddress, Set<Kind>> mails = new TreeMap<>(shown);
    if (hidden) {
      mails.put(UNDISCLOSED, EnumSet.of(kind));
    }
    if (mails.isEmpty()) {
      return new Forecast(MailImpact.SILENT, Set.of());
    }
    List<EmailAddress> internal = new ArrayList<>();
    List<EmailAddress> external = new ArrayList<>();
    Set<Kind> outside = EnumSet.noneOf(Kind.class);
    mails.forEach(
        (address, kinds) -> {
          if (isInternal(address)) {
            internal.add(address);
          } else {
            external.add(address);
            outside.addAll(kinds);
          }
        });
    return new Forecast(new MailImpact(kind, internal, external), outside);
  }

  /** Whether somebody belongs to the own people: a rep, or of the mailbox's own domain. */
  boolean isInternal(EmailAddress address) {
    return directory.isRep(address) || address.domain().equals(domain);
  }
}

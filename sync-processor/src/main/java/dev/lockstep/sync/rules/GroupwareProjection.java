package dev.lockstep.sync.rules;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.directory.DirectoryEntry.RepEntry;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Copy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What groupware is to show: rules CRM-1, CRM-2 and LINK. */
public final class GroupwareProjection {

  /** The longest subject that Exchange keeps. */
  static final int SUBJECT_MAX = 255;

  /** How much shorter than the limit a cut text may be, for the blanks trimmed from its end. */
  private static final int TRIMMED_MAX = 1_000;

  private final Policy policy;

  /** A projection under this policy. */
  public GroupwareProjection(Policy policy) {
    this.policy = policy;
  }

  /** What groupware is to show of the appointment. */
  public Projection<EventState> of(AppointmentState state) {
    return of(state, state.hasMask());
  }

  private Projection<EventState> of(AppointmentState state, boolean masked) {
    return switch (state.agreed()) {
      case Agreement.Nothing _ ->
          new Projection.Withheld<>(Rule.NONE, Reason.WAITS_FOR_RESULT, "nothing is agreed yet");
      case Agreement.Gone _ -> foreign(state).orElseGet(() -> new Projection.Absent<>(Rule.CRM_1));
      case Agreement.Present present -> present(state, present, masked);
    };
  }

  /**
   * What the event is to be told next, whether or not it can be told now; empty if it is to have
   * nothing, or has nothing yet. Participants are left as they are while the directory is awaited.
   * What waits behind a mask is among it: it is in question when the mask is taken away.
   */
  public Optional<Appointment> pending(AppointmentState state) {
    Optional<Appointment> asked = state.groupware().state().asked().map(EventState::content);
    if (!(state.agreed() instanceof Agreement.Present(Appointment agreed, _)) || asked.isEmpty()) {
      return Optional.empty();
    }
    return of(state, false) instanceof Projection.Wanted<EventState>(EventState wanted, _, _)
        ? Optional.of(wanted.content())
        : asked.map(
            told ->
                new Alignment(one -> one.with(subject(one)))
                    .of(agreed, asked, state.disputes().keySet(), told.participants()));
  }

  private Projection<EventState> present(
      AppointmentState state, Agreement.Present known, boolean masked) {
    // an event that is made while the record is private never says what the record was before, and
    // invites nobody of those who were entered then
    boolean isNew = state.groupware().state().asked().isEmpty();
    Agreement.Present agreed = masked && isNew ? known.disclosed() : known;
    Directory directory = new Directory(state);
    return switch (place(agreed.owner(), directory)) {
      case Place.Unknown(String words) -> new Projection.Unknown<>(words);
      case Place.Nowhere(Reason reason, String words) ->
          new Projection.Withheld<>(Rule.CRM_2, reason, words);
      case Place.In(EmailAddress mailbox) ->
          wanted(state, agreed.content(), mailbox, directory, masked);
    };
  }

  /** Where the event belongs. */
  private sealed interface Place {
    record In(EmailAddress mailbox) implements Place {}

    record Nowhere(Reason reason, String words) implements Place {}

    record Unknown(String words) implements Place {}
  }

  private static Place place(Optional<Subject> owner, Directory directory) {
    if (owner.isEmpty()) {
      return new Place.Nowhere(Reason.NO_REP, "the record names no rep");
    }
    if (!directory.hasAnswered(owner.get())) {
      return new Place.Unknown("who is " + owner.get().words() + "?");
    }
    Optional<EmailAddress> address = owner.get().address();
    if (address.isPresent()) {
      return directory.isSynchronized(owner.get())
          ? new Place.In(address.get())
          : new Place.Nowhere(
              Reason.NO_MAILBOX, "the mailbox " + address.get() + " is not synchronized");
    }
    Optional<RepEntry> rep = directory.rep(owner.get());
    if (rep.isEmpty()) {
      return new Place.Nowhere(Reason.NO_SUCH_REP, owner.get().words() + " is nobody");
    }
    return rep.get().enabled() && rep.get().address().isPresent()
        ? new Place.In(rep.get().address().get())
        : new Place.Nowhere(
            Reason.NO_MAILBOX,
            "rep "
                + rep.get().name()
                + (rep.get().address().isEmpty()
                    ? " has no address"
                    : " is not enabled for the connector"));
  }

  private Projection<EventState> wanted(
      AppointmentState state,
      Appointment agreed,
      EmailAddress mailbox,
      Directory directory,
      boolean masked) {
    Optional<EventState> asked = state.groupware().state().asked();
    Participants there = there(state, mailbox);
    Participants others =
        agreed.participants().only(participant -> !participant.address().equals(mailbox));
    for (Participant participant : others.list()) {
      EmailAddress address = participant.address();
      if (there.find(address).isEmpty() && !directory.hasAnswered(Subject.of(address))) {
        return new Projection.Unknown<>("who is " + address + "?");
      }
    }
    Participants attendees =
        others
            .only(p -> there.find(p.address()).isPresent() || isInvited(p, mailbox, state))
            .each(p -> p.answering(response(p, there)));
    List<EmailAddress> notInvited = new ArrayList<>();
    for (Participant participant : others.list()) {
      EmailAddress address = participant.address();
      if (attendees.find(address).isEmpty()) {
        notInvited.add(address);
      }
    }
    Appointment content =
        new Alignment(one -> one.with(subject(one)))
            .of(agreed, asked.map(EventState::content), state.disputes().keySet(), attendees);
    if (masked && asked.isPresent()) {
      content = content.behind(asked.get().content());
    }
    Optional<Projection<EventState>> foreign = foreign(state);
    if (foreign.isPresent() && asked.isPresent()) {
      return Field.differing(content, asked.get().content()).isEmpty()
          ? new Projection.Wanted<>(asked.get(), Rule.CRM_1, Map.of())
          : foreign.get();
    }
    return new Projection.Wanted<>(
        new EventState(mailbox, content, footer(state, content, notInvited, masked)),
        Rule.CRM_1,
        Map.of());
  }

  /**
   * Who was to be in the event, or is: not the same if a person dismissed that somebody is taken
   * out.
   */
  private static Participants there(AppointmentState state, EmailAddress mailbox) {
    Participants asked = participants(state.groupware().state().asked());
    Participants seen =
        participants(
            state.groupware().state().seen().filter(event -> event.mailbox().equals(mailbox)));
    return asked.and(seen);
  }

  private static Participants participants(Optional<EventState> event) {
    return event.map(it -> it.content().participants()).orElse(Participants.NONE);
  }

  /** Only the organizer can change a meeting for all; a copy is never written. */
  private static Optional<Projection<EventState>> foreign(AppointmentState state) {
    return state
        .groupware()
        .leadCopy()
        .filter(copy -> !copy.organized())
        .map(
            (Copy copy) ->
                new Projection.Withheld<>(
                    Rule.CRM_1,
                    Reason.FOREIGN_ORGANIZER,
                    "organized by " + copy.organizer() + ": only the organizer can change it"));
  }

  private boolean isInvited(Participant participant, EmailAddress mailbox, AppointmentState state) {
    return participant.address().isPlausible()
        && switch (policy.invite()) {
          case NONE -> false;
          case INTERNAL -> new Directory(state).isRep(participant.address());
          case ALL ->
              policy.externalMail().invitation() != MailPolicy.Choice.SKIP
                  || new MailForecast(state, mailbox).isInternal(participant.address());
        };
  }

  /** What a participant answered is groupware's own: it is never written there. */
  private static Participant.Response response(Participant participant, Participants there) {
    return there
        .find(participant.address())
        .map(Participant::response)
        .orElse(Participant.Response.NONE);
  }

  private static Text subject(Appointment content) {
    Text subject = content.subject();
    String line = subject.singleLine();
    // cut to its length a text may end in a blank, which is trimmed
    return line.equals(subject.value()) && line.length() <= SUBJECT_MAX
        ? subject
        : new Text(new Text(line).cut(SUBJECT_MAX).value());
  }

  /**
   * The footer is written with the text: so not to an event of which the text is not all known, nor
   * to the occurrence of a series, which would become an exception by it, and so would all others.
   */
  private Footer footer(
      AppointmentState state, Appointment content, List<EmailAddress> notInvited, boolean masked) {
    Optional<Footer> there = state.groupware().state().asked().map(EventState::footer);
    boolean partial =
        masked
            || content.visibility() == Visibility.PRIVATE
            || content.text().value().length() > Text.READ_MAX - TRIMMED_MAX;
    boolean ofSeries = state.key().occurrence().isPresent();
    if ((partial || ofSeries) && there.isPresent()) {
      return there.get();
    }
    return new Footer(
        policy
            .link()
            .flatMap(
                pattern ->
                    state
                        .crm()
                        .record()
                        .map(record -> pattern.replace("{record}", record.toString()))),
        notInvited);
  }
}

package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareChange.CreationRefused;
import dev.lockstep.model.groupware.GroupwareChange.EventAbsent;
import dev.lockstep.model.groupware.GroupwareChange.EventClaimed;
import dev.lockstep.model.groupware.GroupwareChange.EventNotRepresentable;
import dev.lockstep.model.groupware.GroupwareChange.EventObserved;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.sync.rules.Lead;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.Copy;
import dev.lockstep.sync.state.GroupwareSide;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.Shown;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Takes what mailboxes show into the draft: whose copy counts, and what that one shows. */
final class GroupwareReader {

  /** Why an event or a series may not be synchronized as it is. */
  private static final Set<Reason> NOT_UNDERSTOOD =
      Set.of(
          Reason.RECURRING,
          Reason.UNKNOWN_TIME_ZONE,
          Reason.ENDS_BEFORE_START,
          Reason.UNREADABLE,
          Reason.TOO_MANY_OCCURRENCES);

  private final GroupwareEdits edits;

  GroupwareReader(GroupwareEdits edits) {
    this.edits = edits;
  }

  void read(Draft draft, GroupwareChange change) {
    switch (change) {
      case EventObserved observed -> observed(draft, observed);
      case SeriesObserved series ->
          throw new IllegalArgumentException("a series is no event: " + series.event());
      case EventNotRepresentable not -> notRepresentable(draft, not);
      case EventAbsent absent -> absent(draft, absent);
      case EventClaimed claimed -> claimed(draft, claimed);
      case CreationRefused refused ->
          draft.say(
              Reason.ECHO, "should " + refused.command() + " be read again, it makes no event");
    }
  }

  /** It can be synchronized, or is no more: what a person had to look at is over. */
  static void understood(Draft draft) {
    if (!(draft.state().crm().state().phase() instanceof Phase.Frozen)) {
      NOT_UNDERSTOOD.forEach(draft::settle);
    }
  }

  /** What was made of a copy before anybody knew whose it is, is taken back. */
  private static void claimed(Draft draft, EventClaimed claimed) {
    GroupwareSide side = draft.state().groupware().claimedBy(claimed.by());
    boolean made =
        draft.state().agreed() instanceof Agreement.Present
            && side.leadCopy().filter(copy -> !copy.organized()).isPresent();
    if (made) {
      draft.set(side.ledBy(Optional.empty()).with(side.state().empty().in(new Phase.Idle<>())));
      draft.set(new Agreement.Gone(Side.GROUPWARE, Optional.empty()));
    } else {
      draft.set(side);
    }
    draft.say(Reason.COPY, "the copies of this event belong to " + claimed.by());
  }

  private void observed(Draft draft, EventObserved observed) {
    understood(draft);
    for (Reduction reduction : observed.reductions()) {
      draft.remark(reduction.field().words() + " " + reduction.words());
    }
    EmailAddress mailbox = observed.event().mailbox();
    if (draft.state().groupware().state().superseded().contains(observed.version())) {
      draft.say(Reason.STALE, ""); // and no copy of it is there any more
      return;
    }
    if (!observed.organized() && draft.state().groupware().hasEnded(observed.iCalUId())) {
      draft.say(Reason.COPY, "a copy of a meeting that we deleted");
      return;
    }
    if (isCreatingIn(draft.state().groupware(), mailbox)) {
      edits.shown(draft, present(observed));
      return;
    }
    if (isOther(draft.state().groupware(), observed.event())) {
      draft.say(Reason.ECHO, "another event in " + mailbox + " than the one of this appointment");
      return;
    }
    if (isOpenedByOlder(draft, observed.event(), observed.content(), observed.modified())) {
      draft.say(Reason.STALE, "older than what is known, and would open what is private");
      return;
    }
    if (isPasted(draft.state().groupware(), observed)) {
      draft.say(
          Reason.ECHO,
          "an event that was copied from that of this appointment, in "
              + mailbox
              + ": it is left alone");
      return;
    }
    if (observed.cancelled() && !observed.organized()) {
      removed(draft, observed.event());
      return;
    }
    Optional<Appointment> kept =
        observed.organized() ? Optional.empty() : Optional.of(observed.content());
    draft.set(
        draft
            .state()
            .groupware()
            .with(
                new Copy(
                        observed.event(),
                        observed.version(),
                        observed.organizer(),
                        observed.organized(),
                        kept,
                        Optional.of(observed.iCalUId()),
                        observed.response(),
                        Reduction.hideParticipants(observed.reductions()),
                        observed.modified())
                    .notBefore(draft.state().groupware().copy(mailbox).flatMap(Copy::modified))));
    switch (Lead.of(draft.state())) {
      case Lead.Of(EmailAddress lead) when lead.equals(mailbox) -> {
        draft.set(draft.state().groupware().ledBy(Optional.of(lead)));
        edits.shown(draft, present(observed));
      }
      case Lead.Of(EmailAddress lead) ->
          draft.say(Reason.COPY, "a copy; that of " + lead + " counts");
      case Lead.Expected(EmailAddress organizer) ->
          draft.say(Reason.COPY, "a copy; that of its organizer " + organizer + " is waited for");
      case Lead.Elsewhere(AppointmentKey other) ->
          draft.say(Reason.COPY, "a copy that belongs to " + other);
      case Lead.Undecided(EmailAddress who) ->
          draft.say(Reason.WAITS_FOR_DIRECTORY, "is " + who + " synchronized?");
      case Lead.None() -> draft.say(Reason.ECHO, "");
    }
  }

  /** Occurrences are left out: when one was modified may be said by its series or by itself. */
  static boolean isOpenedByOlder(
      Draft draft, EventRef event, Appointment content, Optional<Instant> modified) {
    return draft.state().key().occurrence().isEmpty()
        && draft.state().groupware().isOpenedByOlder(event, content, modified);
  }

  private static boolean isOther(GroupwareSide side, EventRef event) {
    return side.copy(event.mailbox()).filter(known -> !known.event().equals(event)).isPresent();
  }

  /**
   * Whether a user copied the event into another mailbox: the copy has the properties of the
   * original, and so its key, but is another meeting. (In the same mailbox the capture sees that.)
   */
  private static boolean isPasted(GroupwareSide side, EventObserved observed) {
    return side.leadCopy()
        .filter(lead -> !lead.event().mailbox().equals(observed.event().mailbox()))
        .flatMap(Copy::iCalUId)
        .filter(uid -> !uid.equals(observed.iCalUId()))
        .isPresent();
  }

  /**
   * Whether an event is being created in this mailbox: it is not known yet which one it will be.
   */
  private static boolean isCreatingIn(GroupwareSide side, EmailAddress mailbox) {
    return side.state().phase() instanceof Phase.Awaiting<EventState> awaiting
        && awaiting.base().isEmpty()
        && awaiting.wanted().map(EventState::mailbox).filter(mailbox::equals).isPresent();
  }

  /** Another copy may have to lead: after the directory answered, or after the lead went away. */
  void leadAnew(Draft draft) {
    GroupwareSide side = draft.state().groupware();
    switch (Lead.of(draft.state())) {
      case Lead.Of(EmailAddress lead) -> {
        draft.set(side.ledBy(Optional.of(lead)));
        Optional<Copy> copy = side.copy(lead);
        // one that leads already may have changed while it was not known whether it does
        boolean leads = side.lead().filter(lead::equals).isPresent();
        Optional<String> seen = leads ? side.state().version() : Optional.empty();
        copy.filter(it -> seen.filter(it.version()::equals).isEmpty())
            .flatMap(Copy::content)
            .ifPresent(
                content ->
                    edits.shown(
                        draft,
                        present(
                            copy.get().event(),
                            content,
                            copy.get().version(),
                            Optional.empty(),
                            copy.get().hidden())));
      }
      case Lead.Expected(EmailAddress organizer) ->
          draft.say(Reason.COPY, "a copy; that of its organizer " + organizer + " is waited for");
      case Lead.Undecided _, Lead.Elsewhere _, Lead.None _ -> {}
    }
  }

  private static Shown<EventState> present(EventObserved observed) {
    return present(
        observed.event(),
        observed.content(),
        observed.version(),
        observed.modified(),
        Reduction.hideParticipants(observed.reductions()));
  }

  private static Shown<EventState> present(
      EventRef event,
      Appointment content,
      String version,
      Optional<Instant> modified,
      boolean hidden) {
    return new Shown.Present<>(
        event.id(),
        new EventState(event.mailbox(), content, Footer.NONE),
        version,
        modified,
        hidden);
  }

  private static void notRepresentable(Draft draft, EventNotRepresentable not) {
    GroupwareSide side = draft.state().groupware();
    boolean leads = side.leadCopy().map(Copy::event).filter(not.event()::equals).isPresent();
    if (leads) {
      draft.set(side.with(side.state().in(new Phase.Frozen<>(not.reason()))));
    }
    draft.raise(not.reason(), "\"" + not.subject() + "\": " + not.words());
    draft.say(not.reason(), not.words());
  }

  private void absent(Draft draft, EventAbsent absent) {
    GroupwareSide side = draft.state().groupware();
    EventRef event = absent.event();
    if (absent.absence() != Absence.DELETED) {
      draft.say(
          Reason.NOT_PROVEN_DELETED,
          absent.absence() == Absence.OUT_OF_WINDOW
              ? "it left the window that is read; nothing is deleted"
              : "it cannot be read any more; nothing is deleted");
      return;
    }
    understood(draft);
    if (isCreatingIn(side, event.mailbox())) {
      edits.shown(draft, new Shown.Deleted<>(event.id()));
      return;
    }
    removed(draft, event);
  }

  /**
   * A copy is there no more, or says that it is cancelled: to its owner, who may have been taken
   * out of a meeting that goes on for others.
   */
  private void removed(Draft draft, EventRef event) {
    GroupwareSide side = draft.state().groupware();
    Optional<Copy> copy = side.copy(event.mailbox());
    if (copy.filter(known -> known.event().equals(event)).isEmpty()) {
      draft.say(Reason.ECHO, "an event that is not known any more");
      return;
    }
    boolean leads = side.lead().filter(event.mailbox()::equals).isPresent();
    GroupwareSide left = side.without(event.mailbox());
    boolean last = left.copies().isEmpty() && side.state().seen().isPresent();
    if (!leads && last) {
      draft.set(side.ledBy(Optional.of(event.mailbox())));
      edits.shown(draft, new Shown.Deleted<>(event.id()));
    } else if (!leads) {
      draft.set(left);
      draft.say(Reason.COPY, "a copy was removed from " + event.mailbox());
      leadAnew(draft);
    } else if (copy.get().organized() || left.copies().isEmpty()) {
      edits.shown(draft, new Shown.Deleted<>(event.id()));
    } else {
      draft.set(left);
      draft.say(Reason.COPY, "the copy that counted was removed; the next one counts");
      leadAnew(draft);
    }
  }
}

package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareChange.EventAbsent;
import dev.lockstep.model.groupware.GroupwareChange.EventClaimed;
import dev.lockstep.model.groupware.GroupwareChange.EventNotRepresentable;
import dev.lockstep.model.groupware.GroupwareChange.EventObserved;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.sync.rules.GroupwareProjection;
import dev.lockstep.sync.rules.Lead;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.Copy;
import dev.lockstep.sync.state.GroupwareSide;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.Shown;
import dev.lockstep.sync.state.SideState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Takes what mailboxes show, and what became of commands to them, into the draft. */
final class GroupwareReader {

  private final SideMachine<EventState> machine = new SideMachine<>();
  private final Wording wording = new Wording();
  private final Collision collision = new Collision();
  private final GroupwareProjection projection;
  private final Merge merge;

  GroupwareReader(Policy policy) {
    this.projection = new GroupwareProjection(policy);
    this.merge = new Merge(policy);
  }

  void read(Draft draft, GroupwareChange change) {
    switch (change) {
      case EventObserved observed -> observed(draft, observed);
      case EventNotRepresentable not -> notRepresentable(draft, not);
      case EventAbsent absent -> absent(draft, absent);
      case EventClaimed claimed -> claimed(draft, claimed);
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
    draft.settle(Reason.RECURRING);
    for (Reduction reduction : observed.reductions()) {
      draft.remark(reduction.field().words() + " " + reduction.words());
    }
    EmailAddress mailbox = observed.event().mailbox();
    if (isOther(draft.state().groupware(), observed.event())) {
      draft.say(Reason.ECHO, "another event in " + mailbox + " than the one of this appointment");
      return;
    }
    if (draft.state().groupware().state().superseded().contains(observed.version())) {
      draft.say(Reason.STALE, ""); // and no copy of it is there any more
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
    if (isCreatingIn(draft.state().groupware(), mailbox)) {
      shown(draft, present(observed));
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
                    hidesParticipants(observed))));
    switch (Lead.of(draft.state())) {
      case Lead.Of(EmailAddress lead) when lead.equals(mailbox) -> {
        draft.set(draft.state().groupware().ledBy(Optional.of(lead)));
        shown(draft, present(observed));
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

  private static boolean hidesParticipants(EventObserved observed) {
    return observed.reductions().stream().anyMatch(it -> it.field() == Field.PARTICIPANTS);
  }

  private static boolean isOther(GroupwareSide side, EventRef event) {
    return Optional.ofNullable(side.copies().get(event.mailbox()))
        .filter(known -> !known.event().equals(event))
        .isPresent();
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
        Optional<Copy> copy = Optional.ofNullable(side.copies().get(lead));
        // one that leads already may have changed while it was not known whether it does
        boolean leads = side.lead().filter(lead::equals).isPresent();
        Optional<String> seen = leads ? side.state().version() : Optional.empty();
        copy.filter(it -> seen.filter(it.version()::equals).isEmpty())
            .flatMap(Copy::content)
            .ifPresent(
                content ->
                    shown(
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
        hidesParticipants(observed));
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

  /**
   * Our footer is never read back: it counts as being what it is by now, also for what was read
   * before it was written and waited for the result.
   */
  private static Shown<EventState> withFooter(Shown<EventState> shown, GroupwareSide side) {
    Footer footer = side.state().seen().map(EventState::footer).orElse(Footer.NONE);
    return switch (shown) {
      case Shown.Present<EventState>(
              String reference,
              EventState state,
              String version,
              var modified,
              boolean hidden) ->
          new Shown.Present<>(
              reference,
              new EventState(state.mailbox(), state.content(), footer),
              version,
              modified,
              hidden);
      case Shown.Deleted<EventState> deleted -> deleted;
    };
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
    draft.settle(Reason.RECURRING);
    if (isCreatingIn(side, event.mailbox())) {
      shown(draft, new Shown.Deleted<>(event.id()));
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
    Optional<Copy> copy = Optional.ofNullable(side.copies().get(event.mailbox()));
    if (copy.filter(known -> known.event().equals(event)).isEmpty()) {
      draft.say(Reason.ECHO, "an event that is not known any more");
      return;
    }
    boolean leads = side.lead().filter(event.mailbox()::equals).isPresent();
    GroupwareSide left = side.without(event.mailbox());
    boolean last = left.copies().isEmpty() && side.state().seen().isPresent();
    if (!leads && last) {
      draft.set(side.ledBy(Optional.of(event.mailbox())));
      shown(draft, new Shown.Deleted<>(event.id()));
    } else if (!leads) {
      draft.set(left);
      draft.say(Reason.COPY, "a copy was removed from " + event.mailbox());
      leadAnew(draft);
    } else if (copy.get().organized() || left.copies().isEmpty()) {
      shown(draft, new Shown.Deleted<>(event.id()));
    } else {
      draft.set(left);
      draft.say(Reason.COPY, "the copy that counted was removed; the next one counts");
      leadAnew(draft);
    }
  }

  private void shown(Draft draft, Shown<EventState> shown) {
    GroupwareSide side = draft.state().groupware();
    Optional<Appointment> pending = projection.pending(draft.state());
    SideMachine.Step<EventState> step = machine.shows(side.state(), withFooter(shown, side));
    draft.set(side.with(step.state()));
    switch (step.reaction()) {
      case Reaction.Echo<EventState> _ -> draft.say(Reason.ECHO, "");
      case Reaction.Stale<EventState> _ -> draft.say(Reason.STALE, "");
      case Reaction.Waits<EventState> _ -> draft.say(Reason.WAITS_FOR_RESULT, "");
      case Reaction.Appeared<EventState>(EventState now, var at) ->
          appeared(draft, now, at, isForeign(side));
      case Reaction.Edited<EventState>(EventState before, EventState now, var at) ->
          edited(draft, before, now, at, pending);
      case Reaction.Vanished<EventState>(EventState before) -> vanished(draft, before, pending);
    }
  }

  /** Whether it was a meeting of somebody else, which only they can bring back. */
  private static boolean isForeign(GroupwareSide side) {
    return side.state().phase() instanceof Phase.Frozen<EventState>(Reason reason)
        && reason == Reason.FOREIGN_ORGANIZER;
  }

  private void appeared(Draft draft, EventState now, Optional<Instant> at, boolean foreign) {
    ask(draft, now, EnumSet.allOf(Field.class), at);
    draft.say(Reason.EDITED, "new event in " + now.mailbox());
    switch (draft.state().agreed()) {
      case Agreement.Present(Appointment agreed, var owner) -> {
        Merge.Merged merged =
            merge.match(
                Side.GROUPWARE, agreed, now.content(), at, draft.state().crm().state().edited());
        // the meeting of somebody else is theirs, and no reason to make another in a guest's name
        Optional<Subject> whose = foreign ? Optional.of(Subject.of(now.mailbox())) : owner;
        draft.set(new Agreement.Present(merged.agreed(), whose));
        draft.changed(wording.changes(merged.changed(), agreed, now.content()));
        collision.contested(draft, Side.GROUPWARE, merged, Optional.of(agreed), now.content());
      }
      case Agreement.Nothing _, Agreement.Gone _ ->
          draft.set(new Agreement.Present(now.content(), Optional.of(Subject.of(now.mailbox()))));
    }
  }

  private void ask(Draft draft, EventState said, Set<Field> changed, Optional<Instant> at) {
    GroupwareSide side = draft.state().groupware();
    draft.set(side.with(side.state().asked(said).edited(merge.timed(changed), at)));
  }

  private void edited(
      Draft draft,
      EventState before,
      EventState now,
      Optional<Instant> at,
      Optional<Appointment> pending) {
    if (!(draft.state().agreed() instanceof Agreement.Present(Appointment agreed, var owner))) {
      Set<Field> changed = Field.differing(before.content(), now.content());
      ask(draft, now, changed, at);
      draft.set(new Agreement.Present(now.content(), Optional.of(Subject.of(now.mailbox()))));
      draft.changed(wording.changes(changed, before.content(), now.content()));
      collision.deletedAndEdited(draft, Side.CRM);
      return;
    }
    EventState asked = draft.state().groupware().state().asked().orElse(before);
    Merge.Merged merged =
        merge.of(
            new Merge.Edit(Side.GROUPWARE, before.content(), now.content(), at),
            agreed,
            new Merge.Told(
                asked.content(),
                pending.orElse(asked.content()),
                draft.state().crm().state().edited()));
    ask(draft, new EventState(now.mailbox(), merged.asked(), asked.footer()), merged.changed(), at);
    Optional<Subject> whose =
        now.mailbox().equals(before.mailbox()) ? owner : Optional.of(Subject.of(now.mailbox()));
    draft.set(new Agreement.Present(merged.agreed(), whose));
    draft.changed(wording.changes(merged.changed(), before.content(), now.content()));
    draft.say(Reason.EDITED, "changed in groupware: " + wording.names(merged.changed()));
    collision.contested(draft, Side.GROUPWARE, merged, pending, now.content());
  }

  private void vanished(Draft draft, EventState before, Optional<Appointment> pending) {
    GroupwareSide side = draft.state().groupware();
    Optional<Appointment> asked = side.state().asked().map(EventState::content);
    // who was invited cannot put a meeting back: one in their own name would be a second one
    boolean foreign = side.leadCopy().filter(copy -> !copy.organized()).isPresent();
    SideState<EventState> empty = side.state().empty();
    draft.set(
        side.without(side.lead().orElse(before.mailbox()))
            .with(foreign ? empty.in(new Phase.Frozen<>(Reason.FOREIGN_ORGANIZER)) : empty));
    collision.vanished(draft, Side.GROUPWARE, asked, pending, Optional.of(before.mailbox()));
  }

  void read(Draft draft, GroupwareResult result) {
    GroupwareSide side = draft.state().groupware();
    if (!(side.state().phase() instanceof Phase.Awaiting<EventState> awaiting)
        || !awaiting.command().equals(result.command())) {
      draft.say(Reason.ECHO, "the result of an earlier command, known already");
      return;
    }
    boolean dropsWaiting = false;
    switch (result) {
      case GroupwareResult.Written written -> written(draft, awaiting, written);
      case GroupwareResult.Deleted _ -> {
        SideState<EventState> state = machine.deleted(side.state(), awaiting);
        GroupwareSide without =
            side.lead().map(lead -> side.without(lead)).orElse(side).with(state);
        draft.set(without);
        dropsWaiting = true; // whatever it shows was read before the event went
        draft.say(Reason.APPLIED, "the event is deleted");
      }
      case GroupwareResult.Conflict conflict -> {
        draft.set(side.with(machine.conflicting(side.state(), awaiting)));
        draft.say(Reason.VERSION_MOVED, conflict.words());
      }
      case GroupwareResult.Rejected rejected -> {
        draft.set(side.with(side.state().in(new Phase.Refused<>(awaiting.wanted()))));
        draft.raise(Reason.REJECTED, "groupware refused it: " + rejected.words());
        draft.say(rejected.reason(), "groupware refused it: " + rejected.words());
      }
    }
    if (!dropsWaiting) {
      awaiting
          .waiting()
          .filter(shown -> isThis(draft.state().groupware(), shown))
          .ifPresent(shown -> shownMeanwhile(draft, shown));
    }
  }

  /** What waited is taken; an event that is there although none could be created is this one. */
  private void shownMeanwhile(Draft draft, Shown<EventState> shown) {
    if (shown instanceof Shown.Present<EventState> present) {
      GroupwareSide side = draft.state().groupware();
      EmailAddress mailbox = present.state().mailbox();
      Copy copy =
          side.leadCopy()
              .orElseGet(
                  () ->
                      new Copy(
                          new EventRef(mailbox, present.reference()),
                          present.version(),
                          mailbox,
                          true,
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty(),
                          false));
      draft.set(side.with(copy.hiding(present.hidden())).ledBy(Optional.of(mailbox)));
    }
    shown(draft, shown);
  }

  /** What waited while an event was created may be about an earlier one. */
  private static boolean isThis(GroupwareSide side, Shown<EventState> shown) {
    return side.leadCopy().filter(copy -> !copy.event().id().equals(shown.reference())).isEmpty();
  }

  private void written(
      Draft draft, Phase.Awaiting<EventState> awaiting, GroupwareResult.Written written) {
    GroupwareSide side = draft.state().groupware();
    EmailAddress mailbox = written.event().mailbox();
    EventState stored =
        new EventState(
            mailbox,
            written.stored(),
            awaiting.wanted().map(EventState::footer).orElse(Footer.NONE));
    Optional<Copy> known = Optional.ofNullable(side.copies().get(mailbox));
    Copy copy =
        new Copy(
            written.event(),
            written.version(),
            known.map(Copy::organizer).orElse(mailbox),
            known.map(Copy::organized).orElse(true),
            Optional.empty(),
            Optional.of(written.iCalUId()),
            Optional.empty(),
            known.map(Copy::hidden).orElse(false) || mayHideParticipants(written));
    SideState<EventState> state =
        machine.written(side.state(), awaiting, stored, written.version());
    draft.set(
        side.with(written.replaced().map(state::superseding).orElse(state))
            .with(copy)
            .ledBy(Optional.of(mailbox)));
    draft.say(
        Reason.APPLIED, written.already() ? "the event was so already" : "written to groupware");
    Set<Field> rewritten =
        awaiting
            .wanted()
            .map(wanted -> Field.differing(wanted.content(), written.stored()))
            .orElse(Set.of());
    if (!rewritten.isEmpty()) {
      draft.remark("groupware stored in its own form: " + wording.names(rewritten));
    }
  }

  /**
   * What is found where an event was to be created is not our own any more: its owner may have
   * invited people who are not shown, for it is private. The capture knows, and says it next.
   */
  private static boolean mayHideParticipants(GroupwareResult.Written written) {
    return written.already()
        && written.stored().visibility() == Visibility.PRIVATE
        && written.stored().participants().isEmpty();
  }
}

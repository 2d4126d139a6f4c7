package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Reduction;
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
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.sync.rules.GroupwareProjection;
import dev.lockstep.sync.rules.Lead;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Copy;
import dev.lockstep.sync.state.GroupwareSide;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.Shown;
import dev.lockstep.sync.state.SideState;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Takes what mailboxes show, and what became of commands to them, into the draft. */
final class GroupwareReader {

  private final SideMachine<EventState> machine = new SideMachine<>();
  private final Wording wording = new Wording();
  private final OriginalZone zones = new OriginalZone();
  private final GroupwareProjection projection;
  private final Merge merge;

  GroupwareReader(Policy policy) {
    this.projection = new GroupwareProjection(policy);
    this.merge = new Merge(policy);
  }

  void read(Draft draft, GroupwareChange change) {
    switch (change) {
      case EventObserved observed -> observed(draft, observed);
      case SeriesObserved series ->
          throw new IllegalArgumentException("a series is no event: " + series.event());
      case EventNotRepresentable not -> notRepresentable(draft, not);
      case EventAbsent absent -> absent(draft, absent);
      case EventClaimed claimed -> {
        draft.set(draft.state().groupware().claimedBy(claimed.by()));
        draft.say(Reason.COPY, "the copies of this event belong to " + claimed.by());
      }
    }
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
    if (isCreatingIn(draft.state().groupware(), mailbox)) {
      shown(draft, present(draft, observed.event(), observed.content(), observed.version()));
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
                    kept)));
    switch (Lead.of(draft.state())) {
      case Lead.Of(EmailAddress lead) when lead.equals(mailbox) -> {
        draft.set(draft.state().groupware().ledBy(Optional.of(lead)));
        shown(
            draft,
            observed.cancelled()
                ? new Shown.Deleted<>(observed.event().id())
                : present(draft, observed.event(), observed.content(), observed.version()));
      }
      case Lead.Of(EmailAddress lead) ->
          draft.say(Reason.COPY, "a copy; that of " + lead + " counts");
      case Lead.Expected(EmailAddress organizer) ->
          draft.say(Reason.COPY, "a copy; that of its organizer " + organizer + " is waited for");
      case Lead.Elsewhere(AppointmentKey other) ->
          draft.say(Reason.COPY, "a copy that belongs to " + other);
      case Lead.Undecided(EmailAddress organizer) ->
          draft.say(Reason.WAITS_FOR_DIRECTORY, "is the organizer " + organizer + " synchronized?");
      case Lead.None() -> draft.say(Reason.ECHO, "");
    }
  }

  private static boolean isOther(GroupwareSide side, EventRef event) {
    return Optional.ofNullable(side.copies().get(event.mailbox()))
        .filter(known -> !known.event().equals(event))
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
      case Lead.Of(EmailAddress lead) when side.lead().filter(lead::equals).isEmpty() -> {
        draft.set(side.ledBy(Optional.of(lead)));
        Optional<Copy> copy = Optional.ofNullable(side.copies().get(lead));
        copy.flatMap(Copy::content)
            .ifPresent(
                content ->
                    shown(
                        draft, present(draft, copy.get().event(), content, copy.get().version())));
      }
      case Lead.Expected(EmailAddress organizer) ->
          draft.say(Reason.COPY, "a copy; that of its organizer " + organizer + " is waited for");
      case Lead.Of _, Lead.Undecided _, Lead.Elsewhere _, Lead.None _ -> {}
    }
  }

  private static Shown<EventState> present(
      Draft draft, EventRef event, Appointment content, String version) {
    // our footer is never read back: it counts as being what it was
    Footer footer =
        draft.state().groupware().state().seen().map(EventState::footer).orElse(Footer.NONE);
    return new Shown.Present<>(
        event.id(), new EventState(event.mailbox(), content, footer), version);
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
    Optional<Copy> copy = Optional.ofNullable(side.copies().get(event.mailbox()));
    if (copy.filter(known -> known.event().equals(event)).isEmpty()) {
      draft.say(Reason.ECHO, "an event that is not known any more");
      return;
    }
    boolean leads = side.lead().filter(event.mailbox()::equals).isPresent();
    GroupwareSide left = side.without(event.mailbox());
    if (!leads) {
      draft.set(left);
      draft.say(Reason.COPY, "a copy was removed from " + event.mailbox());
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
    SideMachine.Step<EventState> step =
        machine.shows(side.state(), inOriginalZone(shown, draft.state()));
    draft.set(side.with(step.state()));
    switch (step.reaction()) {
      case Reaction.Echo<EventState> _ -> draft.say(Reason.ECHO, "");
      case Reaction.Stale<EventState> _ -> draft.say(Reason.STALE, "");
      case Reaction.Waits<EventState> _ -> draft.say(Reason.WAITS_FOR_RESULT, "");
      case Reaction.Appeared<EventState>(EventState now) -> appeared(draft, now);
      case Reaction.Edited<EventState>(EventState before, EventState now) ->
          edited(draft, before, now, pending);
      case Reaction.Vanished<EventState>(EventState before) -> vanished(draft, before, pending);
    }
  }

  private Shown<EventState> inOriginalZone(Shown<EventState> shown, AppointmentState state) {
    Stream<Appointment> known =
        Stream.of(state.groupware().state().seen(), state.groupware().state().asked())
            .flatMap(Optional::stream)
            .map(EventState::content);
    Stream<Appointment> agreed =
        state.agreed() instanceof Agreement.Present(Appointment content, _)
            ? Stream.of(content)
            : Stream.empty();
    return switch (shown) {
      case Shown.Present<EventState>(String reference, EventState now, String version) ->
          new Shown.Present<>(
              reference,
              new EventState(
                  now.mailbox(),
                  zones.restored(now.content(), Stream.concat(known, agreed)),
                  now.footer()),
              version);
      case Shown.Deleted<EventState> deleted -> deleted;
    };
  }

  private void appeared(Draft draft, EventState now) {
    ask(draft, now);
    switch (draft.state().agreed()) {
      case Agreement.Present(Appointment agreed, var owner) -> {
        Merge.Merged merged = merge.match(Side.GROUPWARE, agreed, now.content());
        draft.set(new Agreement.Present(merged.agreed(), owner));
        draft.changed(wording.changes(merged.changed(), agreed, now.content()));
      }
      case Agreement.Nothing _, Agreement.Gone _ ->
          draft.set(new Agreement.Present(now.content(), Optional.of(Subject.of(now.mailbox()))));
    }
    draft.say(Reason.EDITED, "new event in " + now.mailbox());
  }

  private static void ask(Draft draft, EventState said) {
    GroupwareSide side = draft.state().groupware();
    draft.set(side.with(side.state().asked(said)));
  }

  private void edited(
      Draft draft, EventState before, EventState now, Optional<Appointment> pending) {
    if (!(draft.state().agreed() instanceof Agreement.Present(Appointment agreed, var owner))) {
      ask(draft, now);
      draft.set(new Agreement.Present(now.content(), Optional.of(Subject.of(now.mailbox()))));
      draft.changed(
          wording.changes(
              Field.differing(before.content(), now.content()), before.content(), now.content()));
      deletedAndEdited(draft, Side.CRM);
      return;
    }
    EventState asked = draft.state().groupware().state().asked().orElse(before);
    Merge.Merged merged =
        merge.of(
            Side.GROUPWARE,
            agreed,
            before.content(),
            now.content(),
            asked.content(),
            pending.orElse(asked.content()));
    ask(draft, new EventState(now.mailbox(), merged.asked(), asked.footer()));
    Optional<Subject> whose =
        now.mailbox().equals(before.mailbox()) ? owner : Optional.of(Subject.of(now.mailbox()));
    draft.set(new Agreement.Present(merged.agreed(), whose));
    draft.changed(wording.changes(merged.changed(), before.content(), now.content()));
    draft.say(Reason.EDITED, "changed in groupware: " + wording.names(merged.changed()));
    contest(draft, merged, pending, now.content());
  }

  private void contest(
      Draft draft, Merge.Merged merged, Optional<Appointment> pending, Appointment now) {
    for (Field field : merged.contested()) {
      draft.say(
          Reason.CONFLICT,
          "both sides changed "
              + field.words()
              + ": groupware to \""
              + wording.value(field.of(now))
              + "\", the CRM to \""
              + pending.map(field::of).map(wording::value).orElse("")
              + "\"; "
              + (merged.lost().contains(field) ? "the CRM's counts" : "groupware's counts"));
    }
  }

  private void vanished(Draft draft, EventState before, Optional<Appointment> pending) {
    GroupwareSide side = draft.state().groupware();
    Optional<EventState> asked = side.state().asked();
    draft.set(side.without(before.mailbox()).with(side.state().empty()));
    if (!(draft.state().agreed() instanceof Agreement.Present)) {
      draft.say(Reason.DELETED, "the event is gone");
      return;
    }
    boolean edited =
        pending.isPresent()
            && asked.isPresent()
            && !Field.differing(asked.get().content(), pending.get()).isEmpty();
    if (edited) {
      deletedAndEdited(draft, Side.GROUPWARE);
    } else {
      draft.set(new Agreement.Gone(Side.GROUPWARE));
      draft.say(Reason.DELETED, "deleted in groupware");
    }
  }

  private static void deletedAndEdited(Draft draft, Side deleted) {
    String words =
        "deleted in "
            + deleted.words()
            + " while it was edited in "
            + deleted.other().words()
            + "; the edit was kept";
    draft.raise(Reason.DELETED_AND_EDITED, words);
    draft.say(Reason.DELETED_AND_EDITED, words);
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
      case GroupwareResult.Deleted deleted -> {
        SideState<EventState> state = machine.deleted(side.state(), awaiting);
        GroupwareSide without =
            side.lead().map(lead -> side.without(lead)).orElse(side).with(state);
        draft.set(without);
        dropsWaiting = !deleted.already();
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
          .ifPresent(shown -> shown(draft, shown));
    }
  }

  /** What waited while an event was created may be about an earlier one. */
  private static boolean isThis(GroupwareSide side, Shown<EventState> shown) {
    return side.leadCopy().filter(copy -> !copy.event().id().equals(shown.reference())).isEmpty();
  }

  private void written(
      Draft draft, Phase.Awaiting<EventState> awaiting, GroupwareResult.Written written) {
    GroupwareSide side = draft.state().groupware();
    EmailAddress mailbox = written.event().mailbox();
    Appointment content =
        zones.restored(written.stored(), awaiting.wanted().stream().map(EventState::content));
    EventState stored =
        new EventState(
            mailbox, content, awaiting.wanted().map(EventState::footer).orElse(Footer.NONE));
    Optional<Copy> known = Optional.ofNullable(side.copies().get(mailbox));
    Copy copy =
        new Copy(
            written.event(),
            written.version(),
            known.map(Copy::organizer).orElse(mailbox),
            known.map(Copy::organized).orElse(true),
            Optional.empty());
    draft.set(
        side.with(machine.written(side.state(), awaiting, stored, written.version()))
            .with(copy)
            .ledBy(Optional.of(mailbox)));
    draft.settle(Reason.REJECTED);
    draft.say(
        Reason.APPLIED, written.already() ? "the event was so already" : "written to groupware");
    Set<Field> rewritten =
        awaiting
            .wanted()
            .map(wanted -> Field.differing(wanted.content(), content))
            .orElse(Set.of());
    if (!rewritten.isEmpty()) {
      draft.remark("groupware stored in its own form: " + wording.names(rewritten));
    }
  }
}

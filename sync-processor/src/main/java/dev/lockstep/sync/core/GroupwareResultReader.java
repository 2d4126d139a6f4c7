package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.sync.state.Copy;
import dev.lockstep.sync.state.GroupwareSide;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.Shown;
import dev.lockstep.sync.state.SideState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes what became of commands to groupware into the draft. */
final class GroupwareResultReader {

  private final SideMachine<EventState> machine = new SideMachine<>(new EventMask(), false);
  private final Wording wording = new Wording();
  private final OriginalZone zones;
  private final GroupwareEdits edits;

  GroupwareResultReader(GroupwareEdits edits, OriginalZone zones) {
    this.zones = zones;
    this.edits = edits;
  }

  void read(Draft draft, GroupwareResult result) {
    GroupwareSide side = draft.state().groupware();
    if (!(side.state().phase() instanceof Phase.Awaiting<EventState> awaiting)
        || !awaiting.command().equals(result.command())) {
      draft.say(Reason.ECHO, "the result of an earlier command, known already");
      return;
    }
    switch (result) {
      case GroupwareResult.Written written -> written(draft, awaiting, written);
      case GroupwareResult.Deleted _ -> {
        draft.set(side.leadDeleted().with(machine.deleted(side.state(), awaiting)));
        draft.say(Reason.APPLIED, "the event is deleted");
        // what was shown before it was shown as gone was read before it went
        awaiting.shownAgain().forEach(shown -> shownMeanwhile(draft, shown, side.leadCopy()));
        return;
      }
      case GroupwareResult.Conflict conflict -> {
        SideState<EventState> state =
            conflict
                .stored()
                .map(stored -> applied(side.state(), awaiting, stored))
                .orElse(side.state());
        draft.set(side.with(machine.conflicting(state, awaiting)));
        draft.say(Reason.VERSION_MOVED, conflict.words());
      }
      case GroupwareResult.Rejected rejected -> {
        draft.set(side.with(side.state().in(new Phase.Refused<>(awaiting.wanted()))));
        draft.raise(Reason.REJECTED, "groupware refused it: " + rejected.words());
        draft.say(rejected.reason(), "groupware refused it: " + rejected.words());
      }
    }
    // what waited while an event was created may be about an earlier one
    awaiting
        .shownOf(draft.state().groupware().leadCopy().map(copy -> copy.event().id()))
        .forEach(shown -> shownMeanwhile(draft, shown, Optional.empty()));
  }

  /**
   * The event shows what the command was to change, and something else that is not known yet. The
   * one is not to be taken for a user's edit when the other is shown.
   *
   * @param stored the event as it is: only what the command was to change is taken of it
   */
  private SideState<EventState> applied(
      SideState<EventState> side, Phase.Awaiting<EventState> awaiting, Appointment stored) {
    if (side.seen().isEmpty()
        || side.asked().isEmpty()
        || side.version().isEmpty()
        || awaiting.wanted().isEmpty()) {
      return side;
    }
    Appointment wanted = awaiting.wanted().get().content();
    EventState asked = side.asked().get();
    EventState seen = side.seen().get();
    Set<Field> told = GroupwareWriter.toChange(side, asked, wanted);
    // a version in between, published late, would look like an edit that opens what is private
    told.remove(Field.VISIBILITY);
    // participants as wanted: what they answered meanwhile is an edit
    Appointment written = zones.restored(stored, List.of(wanted)).with(wanted.participants());
    Appointment now = Field.apply(seen.content(), told, asked.content(), written);
    // What is below the text was not looked at: its footer is told once more. The version before
    // it is stale: published late, it would look like an edit that takes this back.
    return side.showing(seen.with(now), side.version().get(), side.masked())
        .asked(asked.with(Field.apply(asked.content(), told, asked.content(), wanted)))
        .superseding(side.version().get());
  }

  /**
   * What waited is taken; an event that is there although none could be created is this one.
   *
   * @param before the copy that was deleted, if it is there again
   */
  private void shownMeanwhile(Draft draft, Shown<EventState> shown, Optional<Copy> before) {
    if (shown instanceof Shown.Present<EventState> present) {
      GroupwareSide side = draft.state().groupware();
      EmailAddress mailbox = present.state().mailbox();
      EventRef event = new EventRef(mailbox, present.reference());
      if (GroupwareReader.isOpenedByOlder(
          draft, event, present.state().content(), present.modified())) {
        draft.remark("a version that would open what is private is older than what is known");
        return;
      }
      Copy copy =
          side.leadCopy()
              .or(() -> before)
              .orElseGet(
                  () ->
                      new Copy(
                          event,
                          present.version(),
                          mailbox,
                          true,
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty(),
                          false,
                          Optional.empty()));
      draft.set(
          side.with(copy.hiding(present.hidden()).notBefore(present.modified()))
              .ledBy(Optional.of(mailbox)));
    }
    edits.shown(draft, shown);
  }

  private void written(
      Draft draft, Phase.Awaiting<EventState> awaiting, GroupwareResult.Written written) {
    GroupwareSide side = draft.state().groupware();
    EmailAddress mailbox = written.event().mailbox();
    Appointment content =
        zones.restored(
            written.stored(),
            awaiting.wanted().map(EventState::content).map(List::of).orElse(List.of()));
    EventState stored =
        new EventState(
            mailbox, content, awaiting.wanted().map(EventState::footer).orElse(Footer.NONE));
    // what was created is another event than a guest's copy that is there too, and its owner's
    Optional<Copy> known = side.copy(mailbox).filter(it -> it.event().equals(written.event()));
    Copy copy =
        new Copy(
                written.event(),
                written.version(),
                known.map(Copy::organizer).orElse(mailbox),
                known.map(Copy::organized).orElse(true),
                Optional.empty(),
                Optional.of(written.iCalUId()),
                Optional.empty(),
                known.map(Copy::hidden).orElse(false) || written.hidesParticipants(),
                written.modified())
            .notBefore(known.flatMap(Copy::modified));
    SideState<EventState> state =
        machine.written(side.state(), awaiting, stored, written.version(), written.already());
    draft.set(
        side.with(written.replaced().map(state::superseding).orElse(state))
            .with(copy)
            .ledBy(Optional.of(mailbox)));
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
    if (machine.hasUncovered(state, stored)) {
      edits.shown(
          draft,
          new Shown.Present<>(
              written.event().id(), stored, written.version(), Optional.empty(), copy.hidden()));
    }
  }
}

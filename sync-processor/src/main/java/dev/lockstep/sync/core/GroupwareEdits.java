package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.sync.rules.GroupwareProjection;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.GroupwareSide;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.Shown;
import dev.lockstep.sync.state.SideState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Takes what the event that counts shows: whether anything changed, and what that does to what is
 * agreed.
 */
final class GroupwareEdits {

  private final SideMachine<EventState> machine = new SideMachine<>(new EventMask(), false);
  private final Wording wording = new Wording();
  private final Collision collision = new Collision();
  private final OriginalZone zones;
  private final GroupwareProjection projection;
  private final Merge merge;

  GroupwareEdits(Policy policy, OriginalZone zones) {
    this.zones = zones;
    this.projection = new GroupwareProjection(policy);
    this.merge = new Merge(policy);
  }

  void shown(Draft draft, Shown<EventState> shown) {
    AppointmentState was = draft.state();
    GroupwareSide side = was.groupware();
    Shown<EventState> meant = zones.restored(withFooter(shown, side), was);
    SideMachine.Step<EventState> step = machine.shows(side.state(), meant);
    draft.set(side.with(step.state()));
    switch (step.reaction()) {
      case Reaction.Echo<EventState> _ -> draft.say(Reason.ECHO, "");
      case Reaction.Stale<EventState> _ -> draft.say(Reason.STALE, "");
      case Reaction.Waits<EventState> _ -> draft.say(Reason.WAITS_FOR_RESULT, "");
      case Reaction.Appeared<EventState>(EventState now, var at) ->
          appeared(draft, now, at, isForeign(side));
      case Reaction.Edited<EventState>(EventState before, EventState now, var at) ->
          edited(draft, before, now, at, projection.pending(was));
      case Reaction.Vanished<EventState>(EventState before) ->
          vanished(draft, before, projection.pending(was));
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
        Appointment content = now.content().unmasked(agreed);
        Merge.Merged merged =
            merge.match(Side.GROUPWARE, agreed, content, at, draft.state().crm().state().edited());
        // the meeting of somebody else is theirs, and no reason to make another in a guest's name
        Optional<Subject> whose = foreign ? Optional.of(Subject.of(now.mailbox())) : owner;
        draft.set(new Agreement.Present(merged.agreed(), whose));
        draft.changed(wording.changes(merged.changed(), agreed, content));
        collision.contested(draft, Side.GROUPWARE, merged, Optional.of(agreed), content);
      }
      case Agreement.Nothing _ -> agree(draft, now);
      case Agreement.Gone(Side by, var _) -> {
        draft.remark(
            switch (by) {
              case GROUPWARE -> "it had gone from groupware, and is there again";
              case CRM -> "it had been deleted in the CRM, and is there again in groupware";
            });
        agree(draft, now);
      }
    }
  }

  private static void agree(Draft draft, EventState now) {
    draft.set(new Agreement.Present(now.content(), Optional.of(Subject.of(now.mailbox()))));
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
}

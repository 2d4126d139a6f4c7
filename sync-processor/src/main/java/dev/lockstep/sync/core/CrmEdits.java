package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.sync.rules.CrmProjection;
import dev.lockstep.sync.rules.Marker;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.CrmSide;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.Shown;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes what the record shows: whether anything changed, and what that does to what is agreed. */
final class CrmEdits {

  private final RecordMask mask = new RecordMask();
  private final SideMachine<CrmRecord> machine = new SideMachine<>(mask, true);
  private final Wording wording = new Wording();
  private final Collision collision = new Collision();
  private final Disputes disputes = new Disputes();
  private final CrmProjection projection;
  private final Merge merge;

  CrmEdits(Policy policy) {
    this.projection = new CrmProjection(policy);
    this.merge = new Merge(policy);
  }

  void shown(Draft draft, Shown<CrmRecord> shown) {
    CrmSide crm = draft.state().crm();
    AppointmentState before = draft.state();
    SideMachine.Step<CrmRecord> step = machine.shows(crm.state(), shown);
    boolean waits = step.reaction() instanceof Reaction.Waits;
    // while a record is being created it is not known yet which one it will be; none that is gone
    boolean isThis = !waits && shown instanceof Shown.Present;
    draft.set((isThis ? crm.about(RecordKey.parse(shown.reference())) : crm).with(step.state()));
    switch (step.reaction()) {
      case Reaction.Echo<CrmRecord> _ -> draft.say(Reason.ECHO, "");
      case Reaction.Stale<CrmRecord> _ -> draft.say(Reason.STALE, "");
      case Reaction.Waits<CrmRecord> _ -> draft.say(Reason.WAITS_FOR_RESULT, "");
      case Reaction.Appeared<CrmRecord>(CrmRecord now, var at) -> appeared(draft, now, at);
      case Reaction.Edited<CrmRecord>(CrmRecord old, CrmRecord now, var at) -> {
        boolean dismissed = overrule(draft, old, now);
        edited(draft, old, now, at, projection.pending(before));
        if (dismissed) {
          draft.say(
              Reason.DISMISSED,
              "dismissed by taking the mark away in the CRM: each side keeps its own");
        }
      }
      case Reaction.Vanished<CrmRecord> _ -> vanished(draft, projection.pending(before));
    }
  }

  private static Optional<Subject> owner(CrmRecord record) {
    return record.rep().map(rep -> Subject.of(rep.id()));
  }

  private void ask(Draft draft, CrmRecord said, Set<Field> changed, Optional<Instant> at) {
    CrmSide crm = draft.state().crm();
    draft.set(crm.with(crm.state().asked(said).edited(merge.timed(changed), at)));
  }

  void appeared(Draft draft, CrmRecord now, Optional<Instant> at) {
    Optional<CrmRecord> made = draft.state().crm().state().asked();
    ask(draft, now, EnumSet.allOf(Field.class), at);
    draft.set(draft.state().crm().choosing(now.entries().keySet(), now.entries().keySet()));
    if (isSoftDeleted(now)) {
      if (draft.state().agreed() instanceof Agreement.Nothing) {
        draft.set(new Agreement.Gone(Side.GROUPWARE, Optional.empty()));
      }
      draft.say(Reason.DELETED, "a record whose event was deleted");
      return;
    }
    draft.say(Reason.EDITED, "new record in the CRM");
    switch (draft.state().agreed()) {
      case Agreement.Present(Appointment agreed, var owner) -> {
        Appointment content = now.content().unmasked(agreed);
        Merge.Merged merged =
            merge.match(Side.CRM, agreed, content, at, draft.state().groupware().state().edited());
        draft.set(new Agreement.Present(merged.agreed(), owner));
        draft.changed(wording.changes(merged.changed(), agreed, content));
        collision.contested(draft, Side.CRM, merged, Optional.of(agreed), content);
      }
      case Agreement.Gone _ when made.isPresent() -> madeAndGone(draft, made.get(), now);
      case Agreement.Nothing _, Agreement.Gone _ ->
          draft.set(new Agreement.Present(now.content(), owner(now)));
    }
  }

  /**
   * A record that we made, and that was shown only as an invalid one, can be read; meanwhile its
   * event was deleted.
   */
  private void madeAndGone(Draft draft, CrmRecord made, CrmRecord now) {
    // a mask is no edit of what it hides, nor is a mark of ours one
    CrmRecord present = mask.unmasked(now, made);
    if (present.marked(made.marking(), present.status()).equals(made)) {
      draft.say(Reason.DELETED, "a record whose event was deleted");
    } else {
      draft.set(new Agreement.Present(present.content(), owner(present)));
      collision.deletedAndEdited(draft, Side.GROUPWARE);
    }
  }

  private static boolean isSoftDeleted(CrmRecord record) {
    return record.status() == Status.CANCELLED
        && record.marking().code() == Marking.DELETED_IN_GROUPWARE.code();
  }

  private void edited(
      Draft draft,
      CrmRecord before,
      CrmRecord now,
      Optional<Instant> at,
      Optional<Appointment> pending) {
    CrmRecord asked = draft.state().crm().state().asked().orElse(before);
    Set<Field> changed = Field.differing(before.content(), now.content());
    draft.reconsider(Reason.FOREIGN_ORGANIZER);
    choose(draft, before, now);
    switch (draft.state().agreed()) {
      case Agreement.Present(Appointment agreed, var owner) -> {
        Merge.Merged merged =
            merge.of(
                new Merge.Edit(Side.CRM, before.content(), now.content(), at),
                agreed,
                new Merge.Told(
                    asked.content(),
                    pending.orElse(asked.content()),
                    draft.state().groupware().state().edited()));
        ask(draft, said(asked, before, now, merged.asked()), changed, at);
        boolean moved = !before.rep().equals(now.rep());
        draft.set(new Agreement.Present(merged.agreed(), moved ? owner(now) : owner));
        draft.changed(wording.changes(merged.changed(), before.content(), now.content()));
        say(draft, before, now, merged);
        collision.contested(draft, Side.CRM, merged, pending, now.content());
      }
      case Agreement.Gone _ when isSoftDeleted(asked) && isSoftDeleted(now) -> {
        ask(draft, now, changed, at);
        draft.say(Reason.DELETED, "an edit of a record whose event was deleted: not carried");
      }
      case Agreement.Gone _ when isSoftDeleted(asked) -> {
        ask(draft, now, changed, at);
        draft.set(new Agreement.Present(now.content(), owner(now)));
        draft.say(Reason.EDITED, "planned again in the CRM");
      }
      case Agreement.Gone _, Agreement.Nothing _ -> {
        ask(draft, now, changed, at);
        draft.set(new Agreement.Present(now.content(), owner(now)));
        collision.deletedAndEdited(draft, Side.GROUPWARE);
      }
    }
  }

  /**
   * A user who takes our mark away does not get it back for the same reason.
   *
   * @return whether that dismisses a conflict
   */
  private boolean overrule(Draft draft, CrmRecord before, CrmRecord now) {
    if (!before.marking().forEditing() || now.marking().forEditing()) {
      return false;
    }
    draft.set(draft.state().crm().overruling(before.marking()));
    if (!Marker.isConflict(before.marking()) || draft.state().disputes().isEmpty()) {
      return false;
    }
    disputes.accept(draft);
    return true;
  }

  /** Whom a user of the CRM entered is no longer ours to look up. */
  private static void choose(Draft draft, CrmRecord before, CrmRecord now) {
    List<EmailAddress> chosen =
        now.entries().entrySet().stream()
            .filter(entry -> !entry.getValue().equals(before.entries().get(entry.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    draft.set(draft.state().crm().choosing(chosen, now.entries().keySet()));
  }

  /** What the CRM's user said: what was asked of it, with what changed. */
  private static CrmRecord said(
      CrmRecord asked, CrmRecord before, CrmRecord now, Appointment content) {
    SortedMap<EmailAddress, ParticipantRef> entries = new TreeMap<>(asked.entries());
    before.entries().keySet().stream()
        .filter(address -> !now.entries().containsKey(address))
        .forEach(entries::remove);
    entries.putAll(now.entries());
    return new CrmRecord(
        content,
        before.rep().equals(now.rep()) ? asked.rep() : now.rep(),
        before.person().equals(now.person()) ? asked.person() : now.person(),
        entries,
        now.unaddressed(),
        before.status() == now.status() ? asked.status() : now.status(),
        before.marking().equals(now.marking()) ? asked.marking() : now.marking(),
        now.linked());
  }

  private void say(Draft draft, CrmRecord before, CrmRecord now, Merge.Merged merged) {
    if (!before.rep().equals(now.rep())) {
      draft.say(Reason.EDITED, "given to another rep in the CRM");
    }
    if (merged.changed().isEmpty()) {
      draft.say(
          before.rep().equals(now.rep()) ? Reason.ECHO : Reason.EDITED,
          "only fields that the CRM keeps for itself changed");
    } else {
      draft.say(Reason.EDITED, "changed in the CRM: " + wording.names(merged.changed()));
    }
  }

  /** The record is gone, though it was never shown as one that can be read. */
  void vanished(Draft draft) {
    Optional<Appointment> pending = projection.pending(draft.state());
    CrmSide crm = draft.state().crm();
    draft.set(crm.with(crm.state().in(new Phase.Idle<>())));
    vanished(draft, pending);
  }

  private void vanished(Draft draft, Optional<Appointment> pending) {
    CrmSide crm = draft.state().crm();
    Optional<Appointment> asked = crm.state().asked().map(CrmRecord::content);
    draft.set(CrmSide.nothing().with(crm.state().empty()));
    collision.vanished(
        draft,
        Side.CRM,
        asked,
        pending,
        draft.state().groupware().state().asked().map(EventState::mailbox));
  }
}

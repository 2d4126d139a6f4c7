package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmChange.RecordAbsent;
import dev.lockstep.model.crm.CrmChange.RecordInvalid;
import dev.lockstep.model.crm.CrmChange.RecordObserved;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.sync.state.CrmSide;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.Shown;
import dev.lockstep.sync.state.SideState;
import java.util.Set;

/** Takes what the CRM shows into the draft. */
final class CrmReader {

  /** What makes a record no appointment: all of it is over once the record can be read. */
  private static final Set<Reason> INVALID =
      Set.of(
          Reason.ENDS_BEFORE_START,
          Reason.NO_START,
          Reason.UNKNOWN_TIME_ZONE,
          Reason.UNREADABLE,
          Reason.NOT_SYNCHRONIZED);

  private final CrmEdits edits;

  CrmReader(CrmEdits edits) {
    this.edits = edits;
  }

  void read(Draft draft, CrmChange change) {
    switch (change) {
      case RecordObserved observed -> {
        for (Reduction reduction : observed.reductions()) {
          draft.remark(reduction.field().words() + " " + reduction.words());
        }
        if (isOther(draft, change)) {
          notThis(draft, change);
          return;
        }
        INVALID.forEach(draft::settle);
        edits.shown(
            draft,
            new Shown.Present<>(
                observed.record().toString(),
                observed.state(),
                observed.version(),
                observed.modified()));
      }
      case RecordInvalid invalid -> {
        if (isOther(draft, change)) {
          notThis(draft, change);
          return;
        }
        CrmSide crm = draft.state().crm().about(invalid.record());
        draft.set(crm.with(told(crm.state()).in(new Phase.Frozen<>(invalid.reason()))));
        draft.raise(invalid.reason(), "record " + invalid.record() + ": " + invalid.words());
        draft.say(invalid.reason(), invalid.words());
      }
      case RecordAbsent absent -> absent(draft, absent);
    }
  }

  /** A record that is shown was created, though the result of that is not known yet. */
  private static SideState<CrmRecord> told(SideState<CrmRecord> side) {
    return side.phase() instanceof Phase.Awaiting<CrmRecord> awaiting && side.seen().isEmpty()
        ? awaiting.wanted().map(side::asked).orElse(side)
        : side;
  }

  private static void notThis(Draft draft, CrmChange change) {
    draft.say(Reason.ECHO, "record " + change.record() + " is not the one of this appointment");
  }

  private static boolean isOther(Draft draft, CrmChange change) {
    CrmSide crm = draft.state().crm();
    boolean isKnown = crm.state().seen().isPresent() || crm.state().phase() instanceof Phase.Frozen;
    return isKnown && crm.record().filter(change.record()::equals).isEmpty();
  }

  private void absent(Draft draft, RecordAbsent absent) {
    if (absent.absence() != Absence.DELETED) {
      draft.say(
          Reason.NOT_PROVEN_DELETED,
          absent.absence() == Absence.OUT_OF_WINDOW
              ? "the record is not of a kind that is synchronized any more; nothing is deleted"
              : "the record cannot be read any more; nothing is deleted");
      return;
    }
    if (isOther(draft, absent)) {
      draft.say(Reason.ECHO, "a record that is not known any more");
      return;
    }
    INVALID.forEach(draft::settle);
    SideState<CrmRecord> state = draft.state().crm().state();
    if (state.phase() instanceof Phase.Frozen
        && state.seen().isEmpty()
        && state.asked().isPresent()) {
      edits.vanished(draft); // it was never shown but as an invalid one
    } else {
      edits.shown(draft, new Shown.Deleted<>(absent.record().toString()));
    }
  }
}

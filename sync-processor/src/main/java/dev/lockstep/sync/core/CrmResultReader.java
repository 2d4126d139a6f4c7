package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.sync.state.CrmSide;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.Shown;
import dev.lockstep.sync.state.SideState;
import java.util.Optional;

/** Takes what became of commands to the CRM into the draft. */
final class CrmResultReader {

  private final SideMachine<CrmRecord> machine = new SideMachine<>(new RecordMask(), true);
  private final CrmEdits edits;

  CrmResultReader(CrmEdits edits) {
    this.edits = edits;
  }

  void read(Draft draft, CrmResult result) {
    CrmSide crm = draft.state().crm();
    if (!(crm.state().phase() instanceof Phase.Awaiting<CrmRecord> awaiting)
        || !awaiting.command().equals(result.command())) {
      draft.say(Reason.ECHO, "the result of an earlier command, known already");
      return;
    }
    switch (result) {
      case CrmResult.Written written -> {
        SideState<CrmRecord> state =
            asTold(
                machine.written(
                    crm.state(), awaiting, written.stored(), written.version(), written.already()),
                awaiting);
        draft.set(crm.about(written.record()).with(state));
        draft.say(
            Reason.APPLIED, written.already() ? "the record was so already" : "written to the CRM");
        if (machine.hasUncovered(state, written.stored())) {
          edits.shown(
              draft,
              new Shown.Present<>(
                  written.record().toString(),
                  written.stored(),
                  written.version(),
                  Optional.empty()));
        }
      }
      case CrmResult.Found found -> {
        draft.set(
            crm.about(found.record())
                .with(
                    machine.written(crm.state(), awaiting, found.stored(), found.version(), true)));
        draft.say(Reason.APPLIED, "a linked record was there already");
        edits.appeared(draft, found.stored(), Optional.empty());
      }
      case CrmResult.Deleted _ -> {
        draft.set(CrmSide.nothing().with(machine.deleted(crm.state(), awaiting)));
        draft.say(Reason.APPLIED, "the record is deleted");
      }
      case CrmResult.Conflict conflict -> {
        draft.set(crm.with(machine.conflicting(crm.state(), awaiting)));
        draft.say(Reason.VERSION_MOVED, conflict.words());
      }
      case CrmResult.Rejected rejected -> {
        draft.set(crm.with(crm.state().in(new Phase.Refused<>(awaiting.wanted()))));
        draft.raise(Reason.REJECTED, "the CRM refused it: " + rejected.words());
        draft.say(rejected.reason(), "the CRM refused it: " + rejected.words());
      }
    }
    // what waited while a record was created may be about an earlier one
    awaiting
        .shownOf(draft.state().crm().record().map(RecordKey::toString))
        .forEach(shown -> edits.shown(draft, shown));
  }

  /**
   * The record without participants whom it was not told: a database invents none, so a user
   * entered them, though that was not to be seen, as with the rep in a record of the rep's own that
   * another one has by now.
   */
  private static SideState<CrmRecord> asTold(
      SideState<CrmRecord> written, Phase.Awaiting<CrmRecord> awaiting) {
    if (written.masked()
        || written.seen().isEmpty()
        || written.version().isEmpty()
        || awaiting.wanted().isEmpty()) {
      return written;
    }
    CrmRecord wanted = awaiting.wanted().get();
    CrmRecord seen = written.seen().get();
    Participants told = wanted.content().participants();
    Participants all = seen.content().participants();
    Participants known = all.only(one -> told.find(one.address()).isPresent());
    return known.equals(all)
        ? written
        : written.showing(
            seen.with(seen.content().with(known)).entering(wanted), written.version().get(), false);
  }
}

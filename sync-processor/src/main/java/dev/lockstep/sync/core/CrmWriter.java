package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.sync.rules.CrmProjection;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.rules.Projection;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.CrmSide;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.SideState;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells the CRM what is agreed, if it has not been told yet. */
final class CrmWriter {

  private static final Set<Reason> MARKED =
      Set.of(
          Reason.PARTICIPANT_MISSING,
          Reason.PARTICIPANT_AMBIGUOUS,
          Reason.PARTICIPANT_MISSING_AND_AMBIGUOUS);

  private final CrmProjection projection;
  private final Wording wording = new Wording();
  private final Passage passage = new Passage();

  CrmWriter(Policy policy) {
    this.projection = new CrmProjection(policy);
  }

  void write(Draft draft) {
    SideState<CrmRecord> state = draft.state().crm().state();
    switch (state.phase()) {
      case Phase.Awaiting<CrmRecord> _, Phase.Outdated<CrmRecord> _ -> {}
      case Phase.Frozen<CrmRecord> _ -> {}
      case Phase.Idle<CrmRecord> _,
          Phase.Refused<CrmRecord> _,
          Phase.Held<CrmRecord> _,
          Phase.Gated<CrmRecord> _ ->
          tell(draft, state);
    }
  }

  private void tell(Draft draft, SideState<CrmRecord> state) {
    switch (projection.of(draft.state())) {
      case Projection.Unknown<CrmRecord>(String words) -> draft.remark("waits for: " + words);
      case Projection.Withheld<CrmRecord> withheld -> withheld(draft, state, withheld);
      case Projection.Absent<CrmRecord> _ -> delete(draft, state);
      case Projection.Wanted<CrmRecord>(CrmRecord wanted, var rule, var matters) -> {
        mark(draft, matters);
        if (state.asked().filter(wanted::equals).isPresent()) {
          rest(draft, state);
          return;
        }
        if (isRefused(state, wanted) || !mayPass(draft, state, Optional.of(wanted))) {
          return;
        }
        if (draft.state().key().origin() == AppointmentKey.Origin.GROUPWARE
            || !onlyLinks(state, wanted)) {
          draft.apply(rule);
        }
        if (state.asked().isEmpty()) {
          CommandId id = begin(draft, state, Optional.of(wanted));
          draft.send(new CrmCommand.CreateRecord(id, wanted), "create the record");
        } else {
          update(draft, state, state.asked().get(), wanted);
        }
      }
    }
  }

  /** Nothing is to be told: what waits for gates is of no interest any more. */
  private static void rest(Draft draft, SideState<CrmRecord> state) {
    if (state.phase() instanceof Phase.Gated) {
      draft.set(draft.state().crm().with(state.in(new Phase.Idle<>())));
    }
  }

  /** A deletion is counted first. */
  private boolean mayPass(Draft draft, SideState<CrmRecord> state, Optional<CrmRecord> wanted) {
    if (!(draft.state().agreed() instanceof Agreement.Gone gone)) {
      return true;
    }
    Passage.Route route = Passage.Route.ofDeletion(gone, MailImpact.SILENT);
    Optional<Phase.Gated<CrmRecord>> gated =
        passage.wait(draft, Side.CRM, state.phase(), wanted, route);
    gated.ifPresent(phase -> draft.set(draft.state().crm().with(state.in(phase))));
    return gated.isEmpty();
  }

  private static boolean onlyLinks(SideState<CrmRecord> state, CrmRecord wanted) {
    return state
        .asked()
        .filter(asked -> Field.differing(asked.content(), wanted.content()).isEmpty())
        .isPresent();
  }

  private static boolean isRefused(SideState<CrmRecord> state, CrmRecord wanted) {
    return state.phase() instanceof Phase.Refused<CrmRecord>(var refused)
        && refused.filter(wanted::equals).isPresent();
  }

  private static void withheld(
      Draft draft, SideState<CrmRecord> state, Projection.Withheld<CrmRecord> withheld) {
    boolean matters =
        state.asked().isEmpty()
            || (draft.state().agreed() instanceof Agreement.Present(var content, _)
                && !Field.differing(content, state.asked().get().content()).isEmpty());
    if (matters && withheld.reason() != Reason.WAITS_FOR_RESULT) {
      draft.apply(withheld.rule());
      draft.say(withheld.reason(), withheld.words());
    }
  }

  private static void mark(Draft draft, Map<Reason, String> matters) {
    for (Reason matter : MARKED) {
      if (!matters.containsKey(matter)) {
        draft.settle(matter);
      }
    }
    matters.forEach(draft::raise);
  }

  private void update(Draft draft, SideState<CrmRecord> state, CrmRecord asked, CrmRecord wanted) {
    Optional<RecordKey> record = draft.state().crm().record();
    if (record.isEmpty() || state.version().isEmpty()) {
      return;
    }
    CommandId id = begin(draft, state, Optional.of(wanted));
    draft.send(
        new CrmCommand.UpdateRecord(id, record.get(), state.version().get(), wanted),
        words(record.get(), asked, wanted));
  }

  private String words(RecordKey record, CrmRecord asked, CrmRecord wanted) {
    Set<Field> changed = Field.differing(asked.content(), wanted.content());
    if (!changed.isEmpty()) {
      return "change " + wording.names(changed) + " of record " + record;
    }
    if (asked.marking().equals(wanted.marking())) {
      return (asked.linked() == wanted.linked() ? "complete" : "link") + " record " + record;
    }
    if (wanted.marking().equals(Marking.DELETED_IN_GROUPWARE)) {
      return "mark record " + record + " as deleted";
    }
    return (wanted.marking().forEditing() ? "mark" : "unmark") + " record " + record;
  }

  private void delete(Draft draft, SideState<CrmRecord> state) {
    MARKED.forEach(draft::settle);
    Optional<RecordKey> record = draft.state().crm().record();
    boolean refused =
        state.phase() instanceof Phase.Refused<CrmRecord>(var wanted) && wanted.isEmpty();
    if (state.asked().isEmpty() || record.isEmpty() || state.version().isEmpty()) {
      rest(draft, state);
      return;
    }
    if (refused || !mayPass(draft, state, Optional.empty())) {
      return;
    }
    CommandId id = begin(draft, state, Optional.empty());
    draft.send(
        new CrmCommand.DeleteRecord(id, record.get(), state.version().get()),
        "delete record " + record.get());
  }

  private static CommandId begin(
      Draft draft, SideState<CrmRecord> state, Optional<CrmRecord> wanted) {
    CommandId id = draft.nextCommand(Side.CRM);
    CrmSide crm = draft.state().crm();
    draft.set(crm.with(state.in(new Phase.Awaiting<>(id, wanted, state.version()))));
    return id;
  }
}

package dev.lockstep.sync.core;

import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.sync.rules.Directory;
import dev.lockstep.sync.rules.Needs;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;

/**
 * Decides (architecture, section 5). A pure function: the same state and input always give the same
 * decision. First the input is taken into the state; then each side that is idle is told what is
 * agreed, if it has not been told yet.
 */
public final class Decider {

  private final GroupwareReader groupwareReader;
  private final GroupwareResultReader groupwareResultReader;
  private final CrmReader crmReader;
  private final OperatorReader operatorReader = new OperatorReader();
  private final GroupwareWriter groupwareWriter;
  private final CrmWriter crmWriter;
  private final GateReader gateReader = new GateReader();
  private final Passage passage = new Passage();
  private final Disputes disputes = new Disputes();
  private final Needs needs = new Needs();

  /** A decider under this policy. */
  public Decider(Policy policy) {
    GroupwareEdits groupwareEdits = new GroupwareEdits(policy);
    groupwareReader = new GroupwareReader(groupwareEdits);
    groupwareResultReader = new GroupwareResultReader(groupwareEdits);
    crmReader = new CrmReader(policy);
    groupwareWriter = new GroupwareWriter(policy);
    crmWriter = new CrmWriter(policy);
  }

  /** Takes one input of an appointment. */
  public Decided decide(AppointmentState state, Arrival arrival) {
    Draft draft = new Draft(state, arrival);
    switch (arrival.input()) {
      case Input.FromGroupware(GroupwareChange change) -> groupwareReader.read(draft, change);
      case Input.FromCrm(CrmChange change) -> crmReader.read(draft, change);
      case Input.OfGroupware(GroupwareResult result) -> groupwareResultReader.read(draft, result);
      case Input.OfCrm(CrmResult result) -> crmReader.read(draft, result);
      case Input.FromDirectory(Answer answer) -> answered(draft, answer);
      case Input.FromGates(GateAnswer answer) -> gateReader.read(draft, answer);
      case Input.FromOperator(OperatorAction action) -> operatorReader.read(draft, action);
    }
    disputes.review(draft);
    draft.ask(needs.of(draft.state()));
    if (!(draft.state().agreed() instanceof Agreement.Nothing)) {
      crmWriter.write(draft);
      groupwareWriter.write(draft);
    }
    passage.review(draft, state);
    return draft.decided(words(arrival.input()), reference(arrival.input()));
  }

  private void answered(Draft draft, Answer answer) {
    if (!draft.state().directory().containsKey(answer.subject())) {
      draft.say(Reason.ECHO, "the directory answered what is not asked any more");
      return;
    }
    draft.answered(answer);
    draft.say(Reason.ECHO, new Directory(draft.state()).words(answer.subject()));
    groupwareReader.leadAnew(draft);
  }

  private static String words(Input input) {
    return switch (input) {
      case Input.FromGroupware(GroupwareChange.EventObserved o) ->
          "event in " + o.event().mailbox();
      case Input.FromGroupware(GroupwareChange.EventNotRepresentable n) ->
          "event in " + n.event().mailbox() + " that is not synchronized";
      case Input.FromGroupware(GroupwareChange.EventClaimed c) ->
          "event in " + c.event().mailbox() + " claimed";
      case Input.FromGroupware(GroupwareChange.EventAbsent a) ->
          "event gone from " + a.event().mailbox();
      case Input.FromCrm(CrmChange.RecordObserved o) -> "record " + o.record();
      case Input.FromCrm(CrmChange.RecordInvalid i) -> "record " + i.record() + " that is wrong";
      case Input.FromCrm(CrmChange.RecordAbsent a) -> "record " + a.record() + " gone";
      case Input.OfGroupware(GroupwareResult result) -> "result of " + result.command();
      case Input.OfCrm(CrmResult result) -> "result of " + result.command();
      case Input.FromDirectory(Answer answer) -> "directory on " + answer.subject();
      case Input.FromGates _ -> "gate";
      case Input.FromOperator _ -> "operator";
    };
  }

  private static String reference(Input input) {
    return switch (input) {
      case Input.FromGroupware(GroupwareChange change) -> reference(change.event());
      case Input.FromCrm(CrmChange change) -> "record " + change.record();
      case Input.OfGroupware(GroupwareResult.Written written) -> reference(written.event());
      case Input.OfCrm(CrmResult.Written written) -> "record " + written.record();
      case Input.OfCrm(CrmResult.Found found) -> "record " + found.record();
      case Input.OfGroupware _,
          Input.OfCrm _,
          Input.FromDirectory _,
          Input.FromGates _,
          Input.FromOperator _ ->
          "";
    };
  }

  private static String reference(EventRef event) {
    return "event " + event.mailbox() + "/" + event.id();
  }
}

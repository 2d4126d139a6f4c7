package dev.lockstep.model.json;

import static dev.lockstep.model.json.Samples.ADA;
import static dev.lockstep.model.json.Samples.AT;
import static dev.lockstep.model.json.Samples.CARL;
import static dev.lockstep.model.json.Samples.GW;
import static dev.lockstep.model.json.Samples.command;
import static dev.lockstep.model.json.Samples.sample;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.decision.ConflictPolicy;
import dev.lockstep.model.decision.Contest;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.FieldChange;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.gate.GateStatus;
import dev.lockstep.model.gate.Ticket;
import dev.lockstep.model.json.Samples.Sample;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.model.topic.Topics;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What was decided, what operators order, and what gates are told and say; one record of every
 * kind.
 */
final class DecisionSamples {
  private static final GateKey GATE = GateKey.of(GateKey.Kind.DELETIONS, ADA);
  private static final Ticket TICKET = new Ticket(GW, Side.CRM, 12);

  private DecisionSamples() {}

  static List<Sample<?, ?>> all() {
    return List.of(
        sample(
            "decision", Topics.DECISIONS, GW, decision(GW, Optional.empty(), List.of(), List.of())),
        sample(
            "occurrence",
            Topics.DECISIONS,
            GW.occurrence(LocalDate.of(2026, 12, 8)),
            decision(
                GW.occurrence(LocalDate.of(2026, 12, 8)),
                Optional.of(Rule.REC),
                List.of(),
                List.of())),
        sample(
            "decisionWithContest",
            Topics.DECISIONS,
            GW,
            decision(
                GW,
                Optional.empty(),
                List.of(CARL),
                List.of(
                    new Contest(
                        "subject",
                        "Lunch",
                        "Dinner",
                        ConflictPolicy.NEWEST,
                        Optional.of(Side.CRM))))),
        sample("release", Topics.OPERATOR_ACTIONS, GW, new OperatorAction.Release(GW, "eva")),
        sample(
            "releaseTaking",
            Topics.OPERATOR_ACTIONS,
            GW,
            new OperatorAction.Release(GW, "eva", Optional.of(Side.CRM))),
        sample("dismiss", Topics.OPERATOR_ACTIONS, GW, new OperatorAction.Dismiss(GW, "eva")),
        sample("retry", Topics.OPERATOR_ACTIONS, GW, new OperatorAction.Retry(GW, "eva")),
        sample(
            "pass",
            Topics.GATE_REQUESTS,
            GATE,
            new GateRequest.Pass(
                GATE, TICKET, List.of(GateKey.ofAll(GateKey.Kind.DELETIONS)), GW, 3)),
        sample(
            "withdraw",
            Topics.GATE_REQUESTS,
            GATE,
            new GateRequest.Withdraw(GATE, TICKET, List.of())),
        sample("join", Topics.GATE_REQUESTS, GATE, new GateRequest.Join(GATE, GW)),
        sample("leave", Topics.GATE_REQUESTS, GATE, new GateRequest.Leave(GATE, GW)),
        sample("release", Topics.GATE_REQUESTS, GATE, new GateRequest.Release(GATE, "eva")),
        sample("dismiss", Topics.GATE_REQUESTS, GATE, new GateRequest.Dismiss(GATE, "eva")),
        sample(
            "granted", Topics.GATE_ANSWERS, GW, new GateAnswer.Granted(TICKET, Optional.of("eva"))),
        sample("held", Topics.GATE_ANSWERS, GW, new GateAnswer.Held(TICKET, GATE, "more than 20")),
        sample("refused", Topics.GATE_ANSWERS, GW, new GateAnswer.Refused(TICKET, "eva")),
        sample(
            "closed",
            Topics.GATES,
            GateKey.of(GateKey.Kind.MAILS, ADA),
            new GateStatus(GateKey.of(GateKey.Kind.MAILS, ADA), AT, 7, "more mails than may be")));
  }

  private static Decision decision(
      AppointmentKey key,
      Optional<Rule> alongside,
      List<EmailAddress> outside,
      List<Contest> contests) {
    return new Decision(
        key,
        7,
        AT,
        "event in ada@contoso.test",
        "groupware.changes-3@42",
        "event ada@contoso.test/AAkALgAAAA=",
        List.of(new FieldChange("subject", "Visit", "Lunch")),
        Rule.GW_3,
        alongside,
        Reason.EDITED,
        "changed in groupware: subject",
        List.of(
            new Decision.Output(
                command(Side.CRM), "change subject of record 1000-42", "", List.of(), outside)),
        List.of(new WorkItem(GW + "!X", Reason.PARTICIPANT_MISSING, "not found: x", AT)),
        contests);
  }
}

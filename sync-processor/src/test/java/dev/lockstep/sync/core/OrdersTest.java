package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Company.CARL;
import static dev.lockstep.sync.core.Visits.record;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.FieldChange;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.gate.Ticket;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.sync.rules.MailPolicy;
import dev.lockstep.sync.rules.Policy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What groupware shows and answers, what operators order, and what is said about it. */
class OrdersTest {

  private final Bench gw = Bench.bornInGroupware();
  private final Bench crm = Bench.bornInCrm();

  private static Input result(GroupwareResult result) {
    return new Input.OfGroupware(result);
  }

  /** Held, because the edit of the CRM would mail Carl. */
  private static Bench held(Policy policy) {
    Bench bench = Bench.bornInGroupware(policy);
    bench.company.addPerson(CARL, 200);
    bench.shows(ADA, "e1", "1", visit("Visit", CARL));
    bench.crmApplies();
    bench.crmShows("1:b", bench.storedRecord().with(visit("Lunch", CARL)));
    return bench;
  }

  @Test
  void anEditIsSaidWithItsFieldAndBothValues() {
    gw.inStep();
    gw.shows(ADA, "e1", "2", visit("Lunch"));

    assertThat(gw.said()).isEqualTo("EDITED: changed in groupware: subject");
    assertThat(gw.first().changes()).containsExactly(new FieldChange("subject", "Visit", "Lunch"));
    assertThat(gw.first().input()).isEqualTo("event in ada@contoso.test");
    assertThat(gw.first().reference()).isEqualTo("event ada@contoso.test/e1");
    assertThat(gw.first().rule()).isEqualTo(Rule.GW_1);
  }

  @Test
  void anotherEventInTheSameMailboxChangesNothing() {
    gw.inStep();
    gw.shows(ADA, "e2", "1", visit("Dinner"));

    assertThat(gw.said())
        .isEqualTo("ECHO: another event in ada@contoso.test than the one of this appointment");
    assertThat(gw.commands()).isZero();
  }

  @Test
  void whatWasTakenAwayFromAnEventIsSaid() {
    gw.input(
        new Input.FromGroupware(
            new GroupwareChange.EventObserved(
                new EventRef(ADA, "e1"),
                "uid",
                "1",
                ADA,
                true,
                false,
                visit("Visit"),
                List.of(new Reduction(Field.TEXT, "cut from 200000 to 100000 characters")),
                Optional.empty(),
                Optional.empty())));

    assertThat(gw.first().words()).startsWith("text cut from 200000 to 100000 characters");
  }

  @Test
  void anEventThatBecomesASeriesIsFrozenAndThawedOnceItIsNoneAnyMore() {
    gw.inStep();
    gw.notRepresentable(ADA, "e1", Reason.RECURRING);
    assertThat(gw.said()).isEqualTo("RECURRING: it recurs");
    assertThat(gw.workList()).containsExactly(Reason.RECURRING);
    gw.crmShows("1:b", gw.storedRecord().with(visit("Lunch")));
    assertThat(gw.commands()).isZero();

    gw.shows(ADA, "e1", "3", visit("Visit"));

    assertThat(gw.workList()).isEmpty();
    assertThat(gw.groupwareCommand(GroupwareCommand.UpdateEvent.class).base()).isEqualTo("3");
  }

  @Test
  void anotherEventThatIsASeriesFreezesNothing() {
    gw.inStep();
    gw.notRepresentable(BOB, "b1", Reason.RECURRING);
    gw.crmShows("1:b", gw.storedRecord().with(visit("Lunch")));

    assertThat(gw.groupwareCommand(GroupwareCommand.UpdateEvent.class)).isNotNull();
  }

  @Test
  void eachResultIsSaidInItsWords() {
    crm.crmShows("0:a", record("Visit", 1));
    GroupwareCommand create = crm.groupwareCommand(GroupwareCommand.CreateEvent.class);
    Appointment stored = visit("Visit (stored)");
    crm.input(
        result(
            new GroupwareResult.Written(
                create.id(), new EventRef(ADA, "e1"), "uid", "1", stored, false)));
    assertThat(crm.said())
        .isEqualTo("APPLIED: written to groupware; groupware stored in its own form: subject");
    crm.crmApplies();

    crm.crmShows("2:b", crm.storedRecord().with(visit("Lunch")));
    GroupwareCommand update = crm.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    crm.input(result(new GroupwareResult.Rejected(update.id(), Reason.REJECTED, "too long")));
    assertThat(crm.said()).isEqualTo("REJECTED: groupware refused it: too long");
    assertThat(crm.last().decision().workList().getFirst().words())
        .isEqualTo("groupware refused it: too long");

    crm.operator(new OperatorAction.Retry(crm.key(), "eva"));
    assertThat(crm.said()).isEqualTo("OPERATOR: tried again by eva");
    GroupwareCommand again = crm.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    crm.input(
        result(
            new GroupwareResult.Written(
                again.id(), new EventRef(ADA, "e1"), "uid", "2", visit("Lunch"), true)));
    assertThat(crm.said()).isEqualTo("APPLIED: the event was so already");
    assertThat(crm.workList()).isEmpty();
  }

  @Test
  void theResultOfAnEarlierCommandIsKnownAlready() {
    gw.inStep();
    gw.input(
        result(new GroupwareResult.Conflict(new CommandId(gw.key(), Side.GROUPWARE, 99), "moved")));

    assertThat(gw.said()).isEqualTo("ECHO: the result of an earlier command, known already");
  }

  @Test
  void aConflictIsSaidInTheSinksWords() {
    gw.inStep();
    gw.crmShows("1:b", gw.storedRecord().with(visit("Lunch")));
    GroupwareCommand update = gw.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    gw.input(result(new GroupwareResult.Conflict(update.id(), "the etag had moved")));

    assertThat(gw.said()).isEqualTo("VERSION_MOVED: the etag had moved");
    assertThat(gw.commands()).isZero();
  }

  @Test
  void whatIsHeldSaysWhomItWouldMailAndIsSentOnceReleased() {
    Bench bench = held(Policy.DEFAULT);
    assertThat(bench.said())
        .contains("would send update to 0 internal, 1 external ([carl@customer.test])")
        .endsWith("waits for a release");
    bench.operator(new OperatorAction.Release(bench.key(), "eva"));

    assertThat(bench.said()).startsWith("OPERATOR: released by eva");
    assertThat(bench.groupwareCommand(GroupwareCommand.UpdateEvent.class).base()).isEqualTo("1");
  }

  @Test
  void whatWasDismissedCountsAsToldAndTheNextEditIsCarried() {
    Bench bench = held(Policy.DEFAULT);
    bench.operator(new OperatorAction.Dismiss(bench.key(), "eva"));
    assertThat(bench.said()).isEqualTo("DISMISSED: dismissed by eva");
    assertThat(bench.workList()).isEmpty();
    bench.directoryChanged(CARL);
    assertThat(bench.workList()).isEmpty();

    bench.crmShows("1:c", bench.storedRecord().with(visit("Dinner", CARL)));
    assertThat(bench.workList()).containsExactly(Reason.MAIL_HELD);
  }

  @Test
  void aRefusedWriteThatIsDismissedIsNotTriedAgain() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.crmRefuses();
    gw.operator(new OperatorAction.Dismiss(gw.key(), "eva"));
    assertThat(gw.workList()).isEmpty();
    gw.operator(new OperatorAction.Retry(gw.key(), "eva"));

    assertThat(gw.commands()).isZero();
  }

  @Test
  void whatIsHeldAndNotWantedAnyMoreLeavesTheWorkList() {
    Bench bench = held(Policy.DEFAULT);
    bench.crmShows("1:c", bench.storedRecord().with(visit("Visit", CARL)));

    assertThat(bench.workList()).isEmpty();
    bench.operator(new OperatorAction.Release(bench.key(), "eva"));
    assertThat(bench.commands()).isZero();
  }

  @Test
  void whatIsSkippedIsSaidAndNobodyIsAsked() {
    Bench bench = held(Policies.externalMail(MailPolicy.of(MailPolicy.Choice.SKIP)));

    assertThat(bench.said()).startsWith("MAIL_SKIPPED:").endsWith("not sent");
    assertThat(bench.workList()).isEmpty();
    assertThat(bench.commands()).isZero();
  }

  @Test
  void aRefusedEventIsNotSentAgainByAnEcho() {
    gw.inStep();
    gw.crmShows("1:b", gw.storedRecord().with(visit("Lunch")));
    GroupwareCommand update = gw.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    gw.input(result(new GroupwareResult.Rejected(update.id(), Reason.REJECTED, "too long")));
    gw.crmShows("1:c", gw.storedRecord());

    assertThat(gw.commands()).isZero();
    assertThat(gw.workList()).containsExactly(Reason.REJECTED);
  }

  @Test
  void gatesAreQuotedInWhatTheyDecided() {
    gw.inStep();
    gw.input(
        new Input.FromGates(
            new GateAnswer.Granted(new Ticket(gw.key(), Side.CRM, 99), Optional.empty())));
    assertThat(gw.said()).isEqualTo("ECHO: a gate answered what is not asked any more");

    gw.absent(ADA, "e1", Absence.DELETED);
    assertThat(gw.first().words())
        .contains("deleted in groupware")
        .contains("whether that are too many deletions is asked first");
    assertThat(gw.last().decision().words()).contains("they are not too many");
    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class)).isNotNull();
  }

  @Test
  void theDirectorysAnswersAreSaidAndWhatIsNotAskedChangesNothing() {
    gw.inStep();
    gw.directoryChanged(ADA);
    assertThat(gw.said()).isEqualTo("ECHO: ada@contoso.test is found in the CRM");
    gw.directoryChanged(BOB);
    assertThat(gw.said()).isEqualTo("ECHO: the directory answered what is not asked any more");
  }

  @Test
  void copiesAreSaidWithWhoseCounts() {
    gw.shows(ADA, "a1", "1", visit("Visit", BOB));
    gw.crmApplies();
    gw.showsCopy(BOB, "b1", "1", visit("Visit", ADA), ADA);
    assertThat(gw.said()).isEqualTo("COPY: a copy; that of ada@contoso.test counts");
    gw.absent(BOB, "b1", Absence.DELETED);
    assertThat(gw.said()).isEqualTo("COPY: a copy was removed from bob@contoso.test");
  }
}

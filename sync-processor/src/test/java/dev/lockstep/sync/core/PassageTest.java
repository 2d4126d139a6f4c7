package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Company.CARL;
import static dev.lockstep.sync.core.Visits.given;
import static dev.lockstep.sync.core.Visits.record;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.gate.Ticket;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.sync.gate.Limits;
import dev.lockstep.sync.rules.MailPolicy;
import dev.lockstep.sync.rules.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Deletions and mails are counted before they go out, and held where they are too many. */
class PassageTest {

  private static final GateKey OF_ADA = GateKey.of(GateKey.Kind.DELETIONS, ADA);
  private static final GateKey OF_ALL = GateKey.ofAll(GateKey.Kind.DELETIONS);
  private static final Limits NONE =
      new Limits(0, 0, 10, Duration.ofMinutes(10), 0, Duration.ofHours(1));

  private final Bench gw = Bench.bornInGroupware(Policy.DEFAULT, NONE);
  private final Bench crm = Bench.bornInCrm(Policy.DEFAULT, NONE);

  private Bench eventDeleted() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.crmApplies();
    gw.absent(ADA, "e1", Absence.DELETED);
    return gw;
  }

  private Bench recordDeleted() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.groupwareApplies("e1", "1");
    crm.crmApplies();
    crm.crmGone();
    return crm;
  }

  @Test
  void whatIsNotTooMuchPassesAndIsCountedInTheMailboxAndInAll() {
    Bench bench = Bench.bornInGroupware();
    bench.shows(ADA, "e1", "1", visit("Visit"));
    bench.crmApplies();
    bench.absent(ADA, "e1", Absence.DELETED);

    assertThat(bench.crmCommand(CrmCommand.UpdateRecord.class).wanted().status())
        .isEqualTo(Status.CANCELLED);
    assertThat(bench.requests())
        .filteredOn(GateRequest.Pass.class::isInstance)
        .containsExactly(
            new GateRequest.Pass(
                OF_ADA,
                new Ticket(bench.key(), Side.CRM, bench.requestRevision()),
                List.of(OF_ALL),
                bench.key(),
                0));
    assertThat(bench.requests()).noneMatch(GateRequest.Withdraw.class::isInstance);
    assertThat(bench.workList()).isEmpty();
  }

  @Test
  void anAppointmentTellsTheGateInWhichMailboxItIs() {
    Bench bench = Bench.bornInGroupware();
    bench.shows(ADA, "e1", "1", visit("Visit"));
    assertThat(bench.requests()).containsExactly(new GateRequest.Join(OF_ADA, bench.key()));
    bench.crmApplies();
    bench.shows(ADA, "e1", "2", visit("Lunch"));
    assertThat(bench.requests()).hasSize(1);

    bench.absent(ADA, "e1", Absence.DELETED);

    assertThat(bench.requests()).contains(new GateRequest.Leave(OF_ADA, bench.key()));
  }

  @Test
  void aHeldDeletionOfAnEventIsOnTheWorkListAndTheRecordStaysAsItIs() {
    Bench bench = eventDeleted();

    assertThat(bench.commands()).isZero();
    assertThat(bench.workList()).containsExactly(Reason.BREAKER);
    assertThat(bench.last().decision().reason()).isEqualTo(Reason.BREAKER);
    assertThat(bench.last().decision().words())
        .isEqualTo(bench.last().decision().workList().getFirst().words());
    assertThat(bench.gates.waiting(OF_ADA)).isEqualTo(1);
  }

  @Test
  void releasedTheDeletionIsCarried() {
    Bench bench = eventDeleted();
    bench.operator(new OperatorAction.Release(bench.key(), "eva"));

    assertThat(bench.crmCommand(CrmCommand.UpdateRecord.class).wanted().status())
        .isEqualTo(Status.CANCELLED);
    assertThat(bench.workList()).isEmpty();
    assertThat(bench.gates.status).isEmpty();
  }

  @Test
  void releasedTogetherWithAllOthersTheDeletionIsCarried() {
    Bench bench = recordDeleted();
    bench.gate(new GateRequest.Release(OF_ADA, "eva"));

    assertThat(bench.groupwareCommand(GroupwareCommand.DeleteEvent.class).event().id())
        .isEqualTo("e1");
    assertThat(bench.last().decision().words()).contains("eva");
    assertThat(bench.workList()).isEmpty();
  }

  @Test
  void dismissedTheDeletionIsNotCarriedAndNotTriedAgain() {
    Bench bench = recordDeleted();
    bench.gate(new GateRequest.Dismiss(OF_ADA, "eva"));
    assertThat(bench.commands()).isZero();
    assertThat(bench.first().words()).isEqualTo("dismissed with all others by eva");
    assertThat(bench.requests()).noneMatch(GateRequest.Withdraw.class::isInstance);
    assertThat(bench.workList()).isEmpty();

    bench.directoryChanged(ADA);

    assertThat(bench.commands()).isZero();
    assertThat(bench.gates.status).isEmpty();
  }

  @Test
  void afterADismissedDeletionAnEditMakesTheOtherSideAgain() {
    Bench bench = recordDeleted();
    bench.operator(new OperatorAction.Dismiss(bench.key(), "eva"));
    bench.shows(ADA, "e1", "2", visit("Lunch"));

    assertThat(bench.crmCommand(CrmCommand.CreateRecord.class).wanted().content())
        .isEqualTo(visit("Lunch"));
  }

  @Test
  void anEditWithdrawsTheDeletionThatIsHeld() {
    Bench bench = recordDeleted();
    assertThat(bench.gates.status).containsKey(OF_ADA);
    bench.shows(ADA, "e1", "2", visit("Lunch"));

    assertThat(bench.gates.status).isEmpty();
    assertThat(bench.workList()).containsExactly(Reason.DELETED_AND_EDITED);
    assertThat(bench.crmCommand(CrmCommand.CreateRecord.class)).isNotNull();
    assertThat(bench.commands()).isZero();
  }

  @Test
  void anAnswerToAnEarlierWishChangesNothing() {
    Bench bench = eventDeleted();
    bench.input(
        new Input.FromGates(
            new GateAnswer.Granted(new Ticket(bench.key(), Side.CRM, 1), Optional.empty())));

    assertThat(bench.commands()).isZero();
    assertThat(bench.workList()).containsExactly(Reason.BREAKER);
    assertThat(bench.last().decision().reason()).isEqualTo(Reason.ECHO);
  }

  @Test
  void retriedTheGatesAreAskedAgain() {
    Bench bench = eventDeleted();
    Ticket first = new Ticket(bench.key(), Side.CRM, bench.requestRevision());
    int before = bench.requests().size();
    bench.operator(new OperatorAction.Retry(bench.key(), "eva"));

    assertThat(bench.requests().subList(before, bench.requests().size()))
        .contains(new GateRequest.Withdraw(OF_ADA, first, List.of(OF_ALL)))
        .anyMatch(GateRequest.Pass.class::isInstance);
    assertThat(bench.workList()).containsExactly(Reason.BREAKER);
    assertThat(bench.gates.waiting(OF_ADA)).isEqualTo(1);
  }

  @Test
  void moreMailsThanTheQuotaLetsPassAreHeld() {
    crm.crmShows("0:a", record("Visit", 1).with(visit("Visit", BOB)));
    crm.crmCommand(CrmCommand.UpdateRecord.class); // enters Bob

    assertThat(crm.commands()).isZero();
    assertThat(crm.workList()).containsExactly(Reason.MAIL_QUOTA);
    assertThat(crm.gates.waiting(GateKey.of(GateKey.Kind.MAILS, ADA))).isEqualTo(1);

    crm.operator(new OperatorAction.Release(crm.key(), "eva"));

    assertThat(crm.groupwareCommand(GroupwareCommand.CreateEvent.class).mail().internal())
        .containsExactly(BOB);
    assertThat(crm.workList()).isEmpty();
  }

  @Test
  void anAppointmentThatMailsNobodyIsNotAskedAbout() {
    crm.crmShows("0:a", record("Visit", 1));

    assertThat(crm.groupwareCommand(GroupwareCommand.CreateEvent.class)).isNotNull();
    assertThat(crm.requests()).isEmpty();
  }

  @Test
  void anEventThatMovesToAnotherMailboxIsNoDeletion() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.groupwareApplies("e1", "1");
    crm.crmApplies();
    crm.crmShows("2:c", given(crm.storedRecord(), Company.rep(2)));

    assertThat(crm.groupwareCommand(GroupwareCommand.DeleteEvent.class)).isNotNull();
    assertThat(crm.requests()).noneMatch(GateRequest.Pass.class::isInstance);
  }

  @Test
  void ofManyOnlyAsManyAreCarriedAsMayBe() {
    Gates gates = new Gates(Limits.DEFAULT);
    Decider decider = new Decider(Policy.DEFAULT);
    int carried = 0;
    for (int i = 1; i <= 60; i++) {
      Bench one = new Bench(AppointmentKey.bornInGroupware("uid" + i), decider, gates);
      one.shows(ADA, "e" + i, "1", visit("Visit"));
      one.crmApplies();
      one.absent(ADA, "e" + i, Absence.DELETED);
      carried += one.commands();
    }

    assertThat(carried).isEqualTo(20);
    assertThat(gates.waiting(OF_ADA)).isEqualTo(40);
    assertThat(gates.status).as("the others are not held up").doesNotContainKey(OF_ALL);
  }

  @Test
  void whatIsRestoredWithdrawsTheDeletionThatIsHeld() {
    Bench bench = eventDeleted();
    bench.shows(ADA, "e1", "2", visit("Visit"));

    assertThat(bench.gates.status).isEmpty();
    assertThat(bench.workList()).isEmpty();
    assertThat(bench.commands()).isZero();
  }

  @Test
  void aRecordIsNotDeletedForGoodBeforeItWasCounted() {
    Bench bench = Bench.bornInGroupware(Policies.softDelete(false), NONE);
    bench.shows(ADA, "e1", "1", visit("Visit"));
    bench.crmApplies();
    bench.absent(ADA, "e1", Absence.DELETED);

    assertThat(bench.commands()).isZero();
    assertThat(bench.workList()).containsExactly(Reason.BREAKER);
  }

  @Test
  void aDeletionThatMailsIsCountedAmongTheMailsToo() {
    Bench bench =
        Bench.bornInGroupware(Policies.externalMail(MailPolicy.of(MailPolicy.Choice.SEND)));
    bench.company.addPerson(CARL, 200);
    bench.shows(ADA, "e1", "1", visit("Visit", BOB, CARL));
    bench.crmApplies();
    bench.crmGone();

    assertThat(bench.groupwareCommand(GroupwareCommand.DeleteEvent.class)).isNotNull();
    assertThat(bench.requests())
        .filteredOn(GateRequest.Pass.class::isInstance)
        .containsExactly(
            new GateRequest.Pass(
                OF_ADA,
                new Ticket(bench.key(), Side.GROUPWARE, bench.requestRevision()),
                List.of(OF_ALL, GateKey.of(GateKey.Kind.MAILS, ADA)),
                bench.key(),
                2));
  }

  @Test
  void anEventThatIsDeletedByItsUserTooNeedNotBeDeletedAnyMore() {
    Bench bench = recordDeleted();
    assertThat(bench.workList()).containsExactly(Reason.BREAKER);
    bench.absent(ADA, "e1", Absence.DELETED);

    assertThat(bench.first().reason()).isEqualTo(Reason.DELETED);
    assertThat(bench.first().words()).startsWith("the event is gone");
    assertThat(bench.workList()).isEmpty();
    assertThat(bench.gates.status).isEmpty();
  }
}

package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Company.CARL;
import static dev.lockstep.sync.core.Masks.saying;
import static dev.lockstep.sync.core.Visits.answered;
import static dev.lockstep.sync.core.Visits.located;
import static dev.lockstep.sync.core.Visits.record;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Participant.Response;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.Contest;
import dev.lockstep.model.decision.FieldChange;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.sync.rules.MailPolicy;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.state.Agreement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a side shows while a command is under way, and what of it counts once the result is in. */
class WaitingTest {

  private final Bench gw = Bench.bornInGroupware();
  private final Bench crm = Bench.bornInCrm();

  @Test
  void whatIsShownOfAnEarlierRecordWhileOneIsCreatedIsNotTakenForIt() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.input(
        new Input.FromCrm(
            new CrmChange.RecordObserved(
                new RecordKey(1000, 77), "0:z", record("Old", 1), List.of(), Optional.empty())));
    assertThat(gw.first().reason()).isEqualTo(Reason.WAITS_FOR_RESULT);
    gw.crmApplies();

    assertThat(gw.said()).isEqualTo("APPLIED: written to the CRM");
    assertThat(gw.last().state().crm().record()).contains(Bench.RECORD);
    assertThat(gw.commands()).isZero();
  }

  @Test
  void whatIsShownOfTheRecordThatIsCreatedCountsOnceItIsKnown() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    CrmCommand.CreateRecord create = gw.crmCommand(CrmCommand.CreateRecord.class);
    gw.crmShows("1:b", create.wanted().with(visit("Lunch")));
    gw.crmApplies();

    assertThat(gw.groupwareCommand(GroupwareCommand.UpdateEvent.class).wanted().content().subject())
        .isEqualTo(new Text("Lunch"));
  }

  @Test
  void whatIsShownOfAnEarlierEventWhileOneIsCreatedIsNotTakenForIt() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.shows(ADA, "e0", "7", visit("Old"));
    assertThat(crm.first().reason()).isEqualTo(Reason.WAITS_FOR_RESULT);
    crm.groupwareApplies("e1", "1");

    assertThat(crm.said()).isEqualTo("APPLIED: written to groupware");
    assertThat(crm.crmCommand(CrmCommand.UpdateRecord.class).wanted().content().subject())
        .isEqualTo(new Text("Visit"));
  }

  @Test
  void theEndOfAnEarlierEventWhileOneIsCreatedIsNotTheEndOfThatOne() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.absent(ADA, "e0", Absence.DELETED);
    assertThat(crm.first().reason()).isEqualTo(Reason.WAITS_FOR_RESULT);
    crm.groupwareApplies("e1", "1");

    assertThat(crm.crmCommand(CrmCommand.UpdateRecord.class).wanted().linked()).isTrue();
    assertThat(crm.commands()).isZero();
  }

  @Test
  void theEndOfAnotherEventWhileOneIsChangedIsNoReasonToTryAgain() {
    gw.inStep();
    gw.crmShows("1:b", gw.storedRecord().with(visit("Lunch")));
    GroupwareCommand update = gw.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    gw.absent(ADA, "e9", Absence.DELETED);
    assertThat(gw.said()).isEqualTo("ECHO: an event that is not known any more");
    gw.input(
        new Input.OfGroupware(new GroupwareResult.Conflict(update.id(), "the etag had moved")));

    assertThat(gw.commands()).isZero();
  }

  /**
   * The answer of a first attempt was lost, and somebody edited another field before the second.
   */
  @Test
  void whatAFirstAttemptWroteIsNoEditOfTheEvent() {
    gw.inStep();
    CrmRecord stored = gw.storedRecord();
    gw.crmShows("1:b", stored.with(visit("Lunch")));
    GroupwareCommand update = gw.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    gw.crmShows("1:c", stored.with(visit("Dinner")));
    gw.shows(ADA, "e1", "2", saying("by Ada", visit("Lunch")));
    gw.input(applied(update, saying("by Ada", visit("Lunch"))));

    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().content())
        .isEqualTo(saying("by Ada", visit("Dinner")));
    assertThat(gw.groupwareCommand(GroupwareCommand.UpdateEvent.class).wanted().content())
        .isEqualTo(saying("by Ada", visit("Dinner")));
  }

  /** Both sides made it private; found by random histories (seed 512695340). */
  @Test
  void aVersionInBetweenThatComesLateDoesNotOpenWhatIsPrivate() {
    gw.inStep();
    CrmRecord stored = gw.storedRecord();
    gw.crmShows("1:b", stored.with(Masks.confidential(visit("Visit"))));
    GroupwareCommand update = gw.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    gw.input(applied(update, Masks.confidential(visit("Visit"))));
    gw.shows(ADA, "e1", "2", saying("by Ada", visit("Visit")));

    assertThat(gw.last().state().agreed())
        .isInstanceOfSatisfying(
            Agreement.Present.class,
            agreed -> assertThat(agreed.content().visibility()).isEqualTo(Visibility.PRIVATE));
  }

  /** Groupware has no line breaks in a location: that it took one out is nobody's edit. */
  @Test
  void norIsWhatGroupwareMadeOfWhatAFirstAttemptWrote() {
    gw.inStep();
    gw.crmShows("1:b", gw.storedRecord().with(located("hall 7\nfloor 2")));
    GroupwareCommand update = gw.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    gw.shows(ADA, "e1", "2", saying("by Ada", located("hall 7 floor 2")));
    gw.input(applied(update, saying("by Ada", located("hall 7 floor 2"))));

    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().content())
        .isEqualTo(saying("by Ada", located("hall 7\nfloor 2")));
    assertThat(gw.last().groupwareCommands()).isEmpty();
  }

  /** A guest answered between the two attempts: that is an edit. */
  @Test
  void whatGuestsAnsweredMeanwhileIsCarried() {
    Bench bench =
        Bench.bornInGroupware(
            Policies.invite(Policy.Invite.ALL, MailPolicy.of(MailPolicy.Choice.SEND)));
    bench.company.addPerson(CARL, 200);
    bench.inStep();
    bench.crmShows(
        "1:b",
        Visits.entered(
            bench.storedRecord().with(visit("Visit", CARL)),
            Map.of(CARL, new ParticipantRef.External(new RecordKey(1, 200)))));
    GroupwareCommand update = bench.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    Appointment answered =
        located("hall 7")
            .with(answered(visit("Visit", CARL), CARL, Response.ACCEPTED).participants());
    bench.shows(ADA, "e1", "2", answered);
    bench.input(applied(update, answered));

    assertThat(
            bench
                .crmCommand(CrmCommand.UpdateRecord.class)
                .wanted()
                .content()
                .participants()
                .find(CARL))
        .hasValueSatisfying(guest -> assertThat(guest.response()).isEqualTo(Response.ACCEPTED));
  }

  /** Whether the first attempt got to writing the list of those not invited is not known. */
  @Test
  void theFooterIsToldOnceMoreAfterAConflictThoughWhatWasToBeChangedIsSo() {
    Bench internal =
        Bench.bornInGroupware(Policies.invite(Policy.Invite.NONE, Policy.DEFAULT.externalMail()));
    internal.inStep();
    CrmRecord stored = internal.storedRecord();
    internal.crmShows(
        "1:b",
        Visits.entered(
            stored.with(visit("Lunch", BOB)), Map.of(BOB, new ParticipantRef.Internal(2, 7))));
    GroupwareCommand.UpdateEvent first =
        internal.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    assertThat(first.wanted().footer().notInvited()).containsExactly(BOB);
    internal.shows(ADA, "e1", "2", saying("by Ada", visit("Lunch")));
    internal.input(applied(first, saying("by Ada", visit("Lunch"))));

    GroupwareCommand.UpdateEvent second =
        internal.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    assertThat(second.wanted().footer().notInvited()).containsExactly(BOB);
    assertThat(second.replaced()).isEqualTo(first.replaced()).isPresent();
  }

  private static Input applied(GroupwareCommand update, Appointment stored) {
    return new Input.OfGroupware(
        new GroupwareResult.Conflict(update.id(), "the etag had moved", Optional.of(stored)));
  }

  @Test
  void theCopyOfAGuestIsKnownThoughItComesBeforeTheMeetingIsKnownToBeThere() {
    crm.crmShows("0:a", record("Visit", 1).with(visit("Visit", BOB)));
    crm.groupwareCommand(GroupwareCommand.CreateEvent.class);
    crm.showsAnswer(BOB, "b1", "1", visit("Visit", ADA), ADA, Response.ACCEPTED);
    crm.groupwareApplies("e1", "1");

    assertThat(crm.last().state().groupware().copies()).containsOnlyKeys(ADA, BOB);
    assertThat(crm.last().state().groupware().lead()).contains(ADA);
  }

  @Test
  void anEventThatIsThereThoughItsCreationWasRefusedIsMatchedAndKeepsItsRep() {
    crm.crmShows("0:a", record("Visit", 1));
    GroupwareCommand create = crm.groupwareCommand(GroupwareCommand.CreateEvent.class);
    crm.shows(ADA, "e1", "1", visit("Lunch"));
    crm.input(
        new Input.OfGroupware(
            new GroupwareResult.Rejected(create.id(), Reason.REJECTED, "it is there")));

    assertThat(crm.first().changes()).containsExactly(new FieldChange("subject", "Visit", "Lunch"));
    assertThat(crm.first().contests())
        .extracting(Contest::groupware, Contest::crm)
        .containsExactly(tuple("Lunch", "Visit"));
    assertThat(crm.last().state().agreed())
        .isEqualTo(
            new Agreement.Present(visit("Lunch"), Optional.of(Subject.of(Company.rep(1).id()))));
  }

  @Test
  void theOtherSideIsToldOnceTheRecordThatWasDeletedIsKnownToBeGone() {
    Bench hard = Bench.bornInGroupware(Policies.softDelete(false));
    hard.shows(ADA, "e1", "1", visit("Visit"));
    hard.crmApplies();
    hard.absent(ADA, "e1", Absence.DELETED);
    CrmCommand delete = hard.crmCommand(CrmCommand.DeleteRecord.class);
    hard.shows(ADA, "e1", "2", visit("Visit"));
    assertThat(hard.commands()).isZero();

    hard.input(new Input.OfCrm(new CrmResult.Deleted(delete.id(), false)));

    assertThat(hard.crmCommand(CrmCommand.CreateRecord.class).wanted().content())
        .isEqualTo(visit("Visit"));
  }

  @Test
  void whatIsWaitedForIsSaid() {
    gw.company.silence(ADA);
    gw.shows(ADA, "e1", "1", visit("Visit"));
    assertThat(gw.first().words()).contains("waits for: who is ").endsWith("ada@contoso.test?");
    assertThat(gw.commands()).isZero();

    gw.directoryChanged(ADA);

    assertThat(gw.crmCommand(CrmCommand.CreateRecord.class)).isNotNull();
  }

  @Test
  void theEventWaitsForThoseOfWhomTheRecordIsSure() {
    crm.company.silence(BOB);
    crm.crmShows(
        "0:a", Visits.entered(record("Visit", 1), Map.of(BOB, new ParticipantRef.Internal(2, 7))));

    assertThat(crm.last().decision().words()).contains("waits for: who is bob@contoso.test?");
    assertThat(crm.commands()).isZero();
    crm.directoryChanged(BOB);
    assertThat(
            crm.groupwareCommand(GroupwareCommand.CreateEvent.class)
                .wanted()
                .content()
                .participants()
                .addresses())
        .containsExactly(BOB);
  }

  @Test
  void theRecordWaitsForThoseOfWhomTheEventIsSure() {
    gw.inStep();
    gw.company.silence(BOB);
    gw.shows(ADA, "e1", "2", visit("Visit", BOB));
    assertThat(gw.first().words()).endsWith("waits for: who is bob@contoso.test?");
    assertThat(gw.commands()).isZero();

    gw.directoryChanged(BOB);

    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().entries())
        .containsOnlyKeys(BOB);
  }

  @Test
  void theTimeOfAnEditIsKeptOnlyWhereItMayDecide() {
    gw.modified(Instant.parse("2026-11-22T09:00:00Z"));
    gw.shows(ADA, "e1", "1", visit("Visit"));

    assertThat(gw.last().state().groupware().state().edited()).isEmpty();
  }
}

package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Company.CARL;
import static dev.lockstep.sync.core.Company.EVE;
import static dev.lockstep.sync.core.Visits.answered;
import static dev.lockstep.sync.core.Visits.entered;
import static dev.lockstep.sync.core.Visits.given;
import static dev.lockstep.sync.core.Visits.record;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participant.Response;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.operator.OperatorAction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The copies of a meeting: which counts, whose answers, and those that are no copies at all. */
class CopiesTest {

  private final Bench gw = Bench.bornInGroupware();
  private final Bench crm = Bench.bornInCrm();

  private static Response toldOfCarl(Bench bench) {
    return bench
        .crmCommand(CrmCommand.UpdateRecord.class)
        .wanted()
        .content()
        .participants()
        .find(CARL)
        .map(Participant::response)
        .orElseThrow();
  }

  @Test
  void anAnswerInTheOrganizersCopyIsTheAcceptanceInTheCrm() {
    gw.company.addPerson(CARL, 200);
    gw.shows(ADA, "a1", "1", visit("Visit", CARL));
    gw.crmApplies();
    gw.shows(ADA, "a1", "2", answered(visit("Visit", CARL), CARL, Response.ACCEPTED));

    assertThat(toldOfCarl(gw)).isEqualTo(Response.ACCEPTED);
  }

  @Test
  void anAnswerInTheOwnCopyCountsMoreThanWhatTheOrganizerKnows() {
    gw.company.addPerson(CARL, 200);
    gw.shows(ADA, "a1", "1", visit("Visit", CARL));
    gw.crmApplies();
    gw.showsAnswer(CARL, "c1", "1", visit("Visit", ADA), ADA, Response.DECLINED);
    assertThat(toldOfCarl(gw)).isEqualTo(Response.DECLINED);
    gw.crmApplies();

    gw.shows(ADA, "a1", "2", answered(visit("Visit", CARL), CARL, Response.TENTATIVE));

    assertThat(gw.commands()).isZero();
  }

  @Test
  void anOwnCopyWithoutAnAnswerTakesNoneAway() {
    gw.company.addPerson(CARL, 200);
    gw.shows(ADA, "a1", "1", answered(visit("Visit", CARL), CARL, Response.ACCEPTED));
    gw.crmApplies();
    gw.showsAnswer(CARL, "c1", "1", visit("Visit", ADA), ADA, Response.NONE);

    assertThat(gw.commands()).isZero();
  }

  @Test
  void ofARepTheCrmHoldsNoAnswerAndIsNotTold() {
    gw.shows(ADA, "a1", "1", visit("Visit", BOB));
    gw.crmApplies();
    gw.shows(ADA, "a1", "2", answered(visit("Visit", BOB), BOB, Response.ACCEPTED));
    gw.showsAnswer(BOB, "b1", "1", visit("Visit", ADA), ADA, Response.ACCEPTED);

    assertThat(gw.commands()).isZero();
  }

  @Test
  void aRepWhomAUserOfTheCrmEnteredAsAPersonHasAnAnswer() {
    gw.shows(ADA, "a1", "1", visit("Visit", BOB));
    gw.crmApplies();
    gw.crmShows(
        "1:b",
        entered(
            gw.storedRecord(), Map.of(BOB, new ParticipantRef.External(new RecordKey(1, 102)))));
    gw.showsAnswer(BOB, "b1", "1", visit("Visit", ADA), ADA, Response.ACCEPTED);

    assertThat(
            gw.crmCommand(CrmCommand.UpdateRecord.class)
                .wanted()
                .content()
                .participants()
                .find(BOB)
                .map(Participant::response))
        .contains(Response.ACCEPTED);
  }

  private Input bobShows(String uid) {
    return new Input.FromGroupware(
        new GroupwareChange.EventObserved(
            new EventRef(BOB, "b1"),
            uid,
            "7",
            BOB,
            true,
            false,
            visit("Pasted"),
            List.of(),
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void anEventThatWasCopiedIntoAnotherMailboxIsLeftAlone() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.groupwareApplies("a1", "1");
    crm.crmApplies();
    crm.input(bobShows("other"));

    assertThat(crm.commands()).isZero();
    assertThat(crm.last().decision().words()).contains("copied", "bob@contoso.test");
    assertThat(crm.last().state().groupware().copies()).containsOnlyKeys(ADA);

    crm.input(
        new Input.FromGroupware(
            new GroupwareChange.EventAbsent(new EventRef(BOB, "b1"), Absence.DELETED)));
    assertThat(crm.commands()).isZero();
    assertThat(crm.last().decision().reason()).isEqualTo(Reason.ECHO);
  }

  private static Input claimed(EmailAddress mailbox, String id) {
    return new Input.FromGroupware(
        new GroupwareChange.EventClaimed(
            new EventRef(mailbox, id), AppointmentKey.bornInCrm(1, 7), Optional.empty()));
  }

  @Test
  void theEventOfItsOwnOrganizerIsNotGivenToAnotherAppointment() {
    gw.shows(ADA, "a1", "1", visit("Visit"));
    gw.crmApplies();
    gw.input(claimed(ADA, "a1"));

    assertThat(gw.commands()).isZero();
  }

  @Test
  void copiesOfWhatAnotherAppointmentCreatedMakeNone() {
    gw.input(claimed(ADA, "a1"));
    assertThat(gw.said()).isEqualTo("COPY: the copies of this event belong to crm:1-7");
    gw.showsCopy(BOB, "b1", "1", visit("Visit", EVE), EVE);

    assertThat(gw.said()).isEqualTo("COPY: a copy that belongs to crm:1-7");
    assertThat(gw.commands()).isZero();
  }

  @Test
  void copiesThatComeAfterTheClaimMakeNoneEither() {
    gw.showsCopy(BOB, "b1", "1", visit("Visit", EVE), EVE);
    gw.crmApplies();
    gw.input(claimed(EVE, "e1"));
    gw.crmApplies();
    gw.showsCopy(BOB, "b1", "2", visit("Lunch", EVE), EVE);

    assertThat(gw.said()).isEqualTo("COPY: a copy that belongs to crm:1-7");
    assertThat(gw.last().state().groupware().lead()).isEmpty();
    assertThat(gw.commands()).isZero();
  }

  @Test
  void whatWaitedForTheOrganizerIsNoMatterOnceTheCopiesAreClaimed() {
    gw.showsCopy(BOB, "b1", "1", visit("Visit", EVE), EVE);
    gw.crmApplies();
    gw.crmShows("1:b", gw.storedRecord().with(visit("Lunch")));
    assertThat(gw.workList()).contains(Reason.FOREIGN_ORGANIZER);

    gw.input(claimed(EVE, "e1"));

    assertThat(gw.workList()).doesNotContain(Reason.FOREIGN_ORGANIZER);
  }

  @Test
  void onceTheOrganizersMailboxIsReadItsEventIsTheOneThatIsWritten() {
    gw.company.rep(ADA, 1, false);
    gw.showsCopy(BOB, "b1", "1", visit("Visit", ADA), ADA);
    gw.crmApplies();
    gw.company.rep(ADA, 1, true);
    gw.directoryChanged(ADA);
    gw.shows(ADA, "a1", "1", visit("Visit", BOB));
    assertThat(gw.last().state().groupware().lead()).contains(ADA);
    gw.crmApplies();
    gw.crmShows("3:b", gw.storedRecord().with(visit("Lunch", BOB)));

    assertThat(gw.groupwareCommand(GroupwareCommand.UpdateEvent.class).event().id())
        .isEqualTo("a1");
  }

  /** As where a mailbox has another address by now: one meeting, so the first address leads. */
  @Test
  void oneMeetingThatTwoMailboxesOrganizeIsLedByTheFirstOfThem() {
    gw.shows(BOB, "b1", "1", visit("Visit"));
    gw.crmApplies();
    gw.shows(ADA, "a1", "1", visit("Visit"));

    assertThat(gw.last().state().groupware().lead()).contains(ADA);
  }

  @Test
  void itIsSaidWhoseCopyIsWaitedFor() {
    gw.showsCopy(BOB, "b1", "1", visit("Visit", ADA), ADA);
    assertThat(gw.said()).isEqualTo("WAITS_FOR_DIRECTORY: is ada@contoso.test synchronized?");
    gw.showsCopy(BOB, "b1", "2", visit("Lunch", ADA), ADA);

    assertThat(gw.said())
        .isEqualTo("COPY: a copy; that of its organizer ada@contoso.test is waited for");
  }

  @Test
  void aCopyThatIsRemovedIsForgotten() {
    gw.shows(ADA, "a1", "1", visit("Visit", BOB));
    gw.crmApplies();
    gw.showsCopy(BOB, "b1", "1", visit("Visit", ADA), ADA);
    gw.absent(BOB, "b1", Absence.DELETED);

    assertThat(gw.last().state().groupware().copies()).containsOnlyKeys(ADA);
  }

  @Test
  void whereTheCopyThatCountedIsRemovedTheNextOneCounts() {
    gw.showsCopy(ADA, "a1", "1", visit("Visit", CARL), CARL);
    gw.crmApplies();
    gw.showsCopy(BOB, "b1", "1", visit("Visit", CARL), CARL);
    gw.absent(ADA, "a1", Absence.DELETED);

    assertThat(gw.first().words())
        .startsWith("the copy that counted was removed; the next one counts");
    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().rep())
        .contains(Company.rep(2));
  }

  @Test
  void aCopyThatIsRemovedWhileNobodyKnowsWhetherItCountsLetsTheNextOneCount() {
    gw.company.silence(ADA);
    gw.showsCopy(ADA, "a1", "1", visit("Visit", CARL), CARL);
    gw.showsCopy(BOB, "b1", "1", visit("Visit", CARL), CARL);
    assertThat(gw.commands()).isZero();

    gw.absent(ADA, "a1", Absence.DELETED);

    assertThat(gw.crmCommand(CrmCommand.CreateRecord.class).wanted().rep())
        .contains(Company.rep(2));
  }

  @Test
  void aMeetingIsGoneWithItsLastCopyThoughNobodyKnewWhetherItCounted() {
    gw.showsCopy(BOB, "b1", "1", visit("Visit", CARL), CARL);
    gw.crmApplies();
    gw.company.silence(ADA);
    gw.showsCopy(ADA, "a1", "1", visit("Visit", CARL), CARL);
    gw.absent(BOB, "b1", Absence.DELETED);
    assertThat(gw.commands()).isZero();

    gw.absent(ADA, "a1", Absence.DELETED);

    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().status())
        .isEqualTo(Status.CANCELLED);
    assertThat(gw.last().state().groupware().copies()).isEmpty();
  }

  /** What is made in the mailbox of somebody who was a guest is that person's own meeting. */
  @Test
  void theEventThatIsMadeBesideAGuestsCopyIsOrganizedByTheFormerGuest() {
    gw.company.addPerson(CARL, 200);
    gw.company.rep(BOB, 2, true);
    gw.shows(ADA, "a1", "1", visit("Visit", BOB, CARL));
    gw.crmApplies();
    gw.showsCopy(BOB, "b1", "1", visit("Visit", BOB, CARL), ADA);
    gw.crmShows("1:b", given(gw.storedRecord(), Company.rep(2)));
    assertThat(gw.workList()).containsExactly(Reason.MAIL_HELD);
    gw.absent(ADA, "a1", Absence.DELETED);
    gw.operator(new OperatorAction.Release(gw.key(), "eva"));
    assertThat(gw.groupwareCommand(GroupwareCommand.CreateEvent.class).mailbox()).isEqualTo(BOB);

    gw.groupwareApplies("b2", "1");
    assertThat(gw.first().words()).isEqualTo("written to groupware");
    gw.crmShows("1:c", gw.storedRecord().with(visit("Lunch", CARL)));
    gw.operator(new OperatorAction.Release(gw.key(), "eva"));

    assertThat(gw.groupwareCommand(GroupwareCommand.UpdateEvent.class).event())
        .isEqualTo(new EventRef(BOB, "b2"));
  }

  @Test
  void aGuestWhoRemovedACopyIsSaidUntilTheRecordIsGoneToo() {
    gw.showsCopy(ADA, "a1", "1", visit("Visit", CARL), CARL);
    gw.crmApplies();
    CrmRecord stored = gw.storedRecord();
    gw.absent(ADA, "a1", Absence.DELETED);
    gw.crmShows("1:b", stored.with(visit("Lunch")));
    gw.crmConflicts();
    assertThat(gw.workList()).contains(Reason.FOREIGN_ORGANIZER);
    assertThat(gw.first().words()).contains("only the organizer can invite again");
    gw.crmApplies();

    gw.crmGone();

    assertThat(gw.workList()).doesNotContain(Reason.FOREIGN_ORGANIZER);
  }

  @Test
  void aTextThatWasCutHidesNoParticipants() {
    gw.input(
        new Input.FromGroupware(
            new GroupwareChange.EventObserved(
                new EventRef(ADA, "a1"),
                "uid",
                "1",
                ADA,
                true,
                false,
                visit("Visit"),
                List.of(new Reduction(Field.TEXT, "cut")),
                Optional.empty(),
                Optional.empty())));
    gw.crmApplies();
    gw.crmShows("1:b", gw.storedRecord().with(visit("Lunch")));

    assertThat(gw.groupwareCommand(GroupwareCommand.UpdateEvent.class).mail().isSilent()).isTrue();
  }

  @Test
  void aSeriesThatIsDeletedLeavesTheWorkList() {
    gw.shows(ADA, "a1", "1", visit("Visit"));
    gw.crmApplies();
    gw.notRepresentable(ADA, "a1", Reason.RECURRING);
    gw.absent(ADA, "a1", Absence.DELETED);

    assertThat(gw.workList()).isEmpty();
  }
}

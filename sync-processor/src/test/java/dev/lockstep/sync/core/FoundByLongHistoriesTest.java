package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Company.EVE;
import static dev.lockstep.sync.core.Visits.given;
import static dev.lockstep.sync.core.Visits.record;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.ConflictPolicy;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.sync.state.Agreement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Faults that random histories found once they were longer, those with series, each in its shortest
 * form.
 */
class FoundByLongHistoriesTest {

  private final Bench gw = Bench.bornInGroupware();
  private final Bench crm = Bench.bornInCrm();

  /** The record was made anew after its first was deleted, and was edited before we knew. */
  @Test
  void thatAnEarlierRecordIsGoneDoesNotHideAnEditOfTheNewOne() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    CrmRecord wanted = gw.crmCommand(CrmCommand.CreateRecord.class).wanted();
    gw.crmShows("1:b", wanted.with(visit("Lunch")));
    gw.input(new Input.FromCrm(new CrmChange.RecordAbsent(new RecordKey(1, 77), Absence.DELETED)));
    gw.crmApplies();

    assertThat(gw.groupwareCommand(GroupwareCommand.UpdateEvent.class).wanted().content().subject())
        .isEqualTo(visit("Lunch").subject());
  }

  /** The new record was deleted before we knew that it had been made. */
  @Test
  void thatAnEarlierRecordIsGoneDoesNotHideTheDeletionOfTheNewOne() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.crmGone();
    gw.input(gone(Bench.RECORD.serial() - 1));
    gw.crmApplies();

    assertThat(gw.groupwareCommand(GroupwareCommand.DeleteEvent.class).event().id())
        .isEqualTo("e1");
  }

  @Test
  void thatTheNewRecordIsGoneCountsThoughAnEarlierOneWasSaidToBeGoneBefore() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.input(gone(Bench.RECORD.serial() - 1));
    gw.crmGone();
    gw.crmApplies();

    assertThat(gw.groupwareCommand(GroupwareCommand.DeleteEvent.class).event().id())
        .isEqualTo("e1");
  }

  /** The record that had just been made became invalid before we knew that it had been made. */
  @Test
  void thatAnEarlierRecordIsGoneDoesNotThawARecordThatIsInvalid() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.input(invalid());
    gw.crmApplies();

    gw.input(gone(Bench.RECORD.serial() - 1));

    assertThat(gw.last().crmCommands()).isEmpty();
    assertThat(gw.workList()).containsExactly(Reason.ENDS_BEFORE_START);
  }

  /** The record that had just been made became invalid, and was deleted, before we knew of it. */
  @Test
  void aRecordThatWasNeverShownButAsAnInvalidOneIsDeletedByItsUserAllTheSame() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.input(invalid());
    gw.input(gone(Bench.RECORD.serial()));

    assertThat(gw.last().crmCommands()).isEmpty();
    assertThat(gw.groupwareCommand(GroupwareCommand.DeleteEvent.class).event().id())
        .isEqualTo("e1");
    assertThat(gw.workList()).isEmpty();
  }

  @Test
  void anEditOfTheEventIsKeptAgainstTheDeletionOfARecordThatWasShownAsAnInvalidOneOnly() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.crmCommand(CrmCommand.CreateRecord.class);
    gw.input(invalid());
    gw.shows(ADA, "e1", "2", visit("Lunch"));
    gw.input(gone(Bench.RECORD.serial()));

    assertThat(gw.crmCommand(CrmCommand.CreateRecord.class).wanted().content().subject())
        .isEqualTo(visit("Lunch").subject());
    assertThat(gw.workList()).containsExactly(Reason.DELETED_AND_EDITED);
  }

  /** The event was deleted, and the record that had just been made edited, while it was invalid. */
  @Test
  void anEditOfARecordThatWasInvalidIsKeptAgainstTheDeletionOfItsEvent() {
    CrmRecord made = madeInvalidAndGone(visit("Visit"));
    gw.crmShows("1:c", made.with(visit("Lunch")));

    assertThat(gw.groupwareCommand(GroupwareCommand.CreateEvent.class).wanted().content().subject())
        .isEqualTo(visit("Lunch").subject());
    assertThat(gw.workList()).containsExactly(Reason.DELETED_AND_EDITED);
  }

  @Test
  void aRecordThatWasInvalidAndIsAsItWasMadeGoesWithItsEvent() {
    CrmRecord made = madeInvalidAndGone(visit("Visit"));
    gw.crmShows("1:c", made);

    assertThat(gw.last().groupwareCommands()).isEmpty();
    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().marking())
        .isEqualTo(Marking.DELETED_IN_GROUPWARE);
    assertThat(gw.workList()).isEmpty();
  }

  @Test
  void aRecordThatWasInvalidAndWasGivenToAnotherRepIsKeptAgainstTheDeletionOfItsEvent() {
    gw.company.rep(BOB, 2, true);
    CrmRecord made = madeInvalidAndGone(visit("Visit"));
    gw.crmShows("1:c", given(made, Company.rep(2)));

    assertThat(gw.groupwareCommand(GroupwareCommand.CreateEvent.class).mailbox()).isEqualTo(BOB);
    assertThat(gw.workList()).containsExactly(Reason.DELETED_AND_EDITED);
  }

  /** That somebody made the record private is an edit; the mask is none of what it hides. */
  @Test
  void aRecordThatWasInvalidAndIsPrivateNowIsKeptWithWhatItHides() {
    CrmRecord made = madeInvalidAndGone(visit("Visit"));
    gw.crmShows("1:c", Masks.masked(made));

    assertThat(gw.groupwareCommand(GroupwareCommand.CreateEvent.class).wanted().content())
        .isEqualTo(Masks.masked(visit("Visit")));
    assertThat(gw.last().state().agreed())
        .isInstanceOfSatisfying(
            Agreement.Present.class,
            agreed -> assertThat(agreed.content()).isEqualTo(Masks.confidential(visit("Visit"))));
  }

  @Test
  void aPrivateRecordThatWasInvalidGoesWithItsEventWhateverItsMaskHides() {
    CrmRecord made = madeInvalidAndGone(Masks.confidential(visit("Visit")));
    gw.crmShows("1:c", Masks.masked(made));

    assertThat(gw.last().groupwareCommands()).isEmpty();
    assertThat(gw.workList()).isEmpty();
  }

  /** The answer to its creation was lost; its user deleted and restored it under another id. */
  @Test
  void theEndOfAnEventDoesNotHideTheEditOfTheOneThatItWasRestoredAs() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.shows(ADA, "e1", "1", visit("Visit"));
    crm.shows(ADA, "e2", "4", visit("Lunch"));
    crm.absent(ADA, "e1", Absence.DELETED);
    crm.groupwareApplies("e2", "1");

    assertThat(crm.crmCommand(CrmCommand.UpdateRecord.class).wanted().content().subject())
        .isEqualTo(visit("Lunch").subject());
  }

  @Test
  void theEndOfAnEventCountsThoughAnotherOneWasShownToo() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.shows(ADA, "e0", "7", visit("Old"));
    crm.absent(ADA, "e1", Absence.DELETED);
    crm.absent(ADA, "e0", Absence.DELETED);
    crm.groupwareApplies("e1", "1");

    assertThat(crm.crmCommand(CrmCommand.UpdateRecord.class).wanted().marking())
        .isEqualTo(Marking.DELETED_IN_GROUPWARE);
  }

  /** The record was given to nobody, and its event is on its way out, when the record goes. */
  @Test
  void anEditThatIsKeptAgainstTheDeletionOfARecordOfNobodyIsKeptByWhoMadeIt() {
    editedAndGivenToNobody();
    gw.crmConflicts();
    gw.crmGone();
    gw.crmConflicts();
    assertThat(gw.workList()).contains(Reason.DELETED_AND_EDITED);
    gw.groupwareDeleted();

    GroupwareCommand.CreateEvent create = gw.groupwareCommand(GroupwareCommand.CreateEvent.class);
    assertThat(create.mailbox()).isEqualTo(ADA);
    assertThat(create.wanted().content().subject()).isEqualTo(visit("Lunch").subject());
  }

  @Test
  void anEditThatIsNobodysAnyMoreGoesWithTheRecordAndIsNamed() {
    editedAndGivenToNobody();
    gw.groupwareDeleted();
    gw.crmConflicts();
    gw.crmGone();
    gw.crmConflicts();

    assertThat(gw.first().words())
        .endsWith(
            "deleted in the CRM, where it was nobody's any more, while it was"
                + " edited in groupware: subject \"Lunch\"");
    assertThat(gw.workList()).containsExactly(Reason.DELETED_AND_EDITED);
    assertThat(gw.last().state().agreed()).isInstanceOf(Agreement.Gone.class);
  }

  /** A record and an event meet of which one is private: whatever the policy, nobody opened it. */
  @Test
  void aRecordThatIsPrivateIsNotOpenedByAnEventThatItMeets() {
    Bench bench = Bench.bornInGroupware(Policies.conflict(ConflictPolicy.GROUPWARE));
    bench.inStep();
    CrmRecord stored = bench.storedRecord();
    bench.crmShows("1:b", stored.with(Masks.confidential(visit("Visit"))));
    GroupwareCommand update = bench.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    bench.absent(ADA, "e1", Absence.DELETED);
    bench.input(
        new Input.OfGroupware(new GroupwareResult.Conflict(update.id(), "the event is gone")));
    GroupwareCommand create = bench.groupwareCommand(GroupwareCommand.CreateEvent.class);
    bench.shows(ADA, "e2", "1", visit("Visit"));
    bench.input(
        new Input.OfGroupware(
            new GroupwareResult.Rejected(create.id(), Reason.REJECTED, "it is there")));

    assertThat(bench.last().crmCommands()).isEmpty();
    assertThat(bench.last().state().agreed())
        .isInstanceOfSatisfying(
            Agreement.Present.class,
            agreed -> assertThat(agreed.content()).isEqualTo(Masks.confidential(visit("Visit"))));
  }

  /** It was restored under another id before its creation was known. */
  @Test
  void anEventThatIsGoneAndRestoredBeforeItIsKnownIsThere() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.absent(ADA, "e1", Absence.DELETED);
    crm.shows(ADA, "e2", "4", visit("Lunch"));
    crm.groupwareApplies("e1", "1");

    assertThat(crm.last().state().groupware().leadCopy())
        .hasValueSatisfying(copy -> assertThat(copy.event().id()).isEqualTo("e2"));
    assertThat(crm.crmCommand(CrmCommand.UpdateRecord.class).wanted().content().subject())
        .isEqualTo(visit("Lunch").subject());
  }

  @Test
  void theEventThatIsThereCountsThoughItsCreationWasRefusedAndAnEarlierOneWasSaidToBeGone() {
    crm.crmShows("0:a", record("Visit", 1));
    GroupwareCommand create = crm.groupwareCommand(GroupwareCommand.CreateEvent.class);
    crm.shows(ADA, "e2", "4", visit("Lunch"));
    crm.absent(ADA, "e1", Absence.DELETED);
    crm.input(
        new Input.OfGroupware(
            new GroupwareResult.Rejected(create.id(), Reason.REJECTED, "it is gone since")));

    assertThat(crm.crmCommand(CrmCommand.UpdateRecord.class).wanted().content().subject())
        .isEqualTo(visit("Lunch").subject());
  }

  /** The record was given to another rep, and so the meeting ended in its organizer's mailbox. */
  private GroupwareCommand moved() {
    gw.shows(ADA, "e1", "1", visit("Visit", BOB));
    gw.crmApplies();
    gw.showsCopy(BOB, "b1", "1", visit("Visit", ADA), ADA);
    gw.company.rep(EVE, 3, true);
    gw.crmShows("1:b", given(gw.storedRecord(), Company.rep(3)));
    gw.groupwareDeleted();
    return gw.groupwareCommand(GroupwareCommand.CreateEvent.class);
  }

  @Test
  void theCopiesOfGuestsGoWithTheMeetingThatWasDeletedToMoveIt() {
    GroupwareCommand create = moved();
    assertThat(create.mailbox()).isEqualTo(EVE);
    gw.input(
        new Input.OfGroupware(
            new GroupwareResult.Rejected(create.id(), Reason.REJECTED, "access is denied")));

    assertThat(gw.last().state().groupware().copies()).isEmpty();
    gw.absent(BOB, "b1", Absence.DELETED);
    assertThat(gw.last().crmCommands()).isEmpty();
    assertThat(gw.last().state().agreed()).isInstanceOf(Agreement.Present.class);
  }

  @Test
  void aCopyOfAMeetingThatHasEndedIsNeitherTakenForItNorIsItsEnd() {
    GroupwareCommand create = moved();
    gw.showsCopy(BOB, "b1", "2", visit("Visit", ADA), ADA);
    assertThat(gw.said()).isEqualTo("COPY: a copy of a meeting that we deleted");
    gw.input(
        new Input.OfGroupware(
            new GroupwareResult.Rejected(create.id(), Reason.REJECTED, "access is denied")));
    gw.absent(BOB, "b1", Absence.DELETED);

    assertThat(gw.last().crmCommands()).isEmpty();
    assertThat(gw.last().state().agreed()).isInstanceOf(Agreement.Present.class);
  }

  /** The rep was entered in an own record, which is not to be seen until another one has it. */
  @Test
  void aParticipantWhomTheRecordWasNotToldWasEnteredByItsUser() {
    gw.inStep();
    gw.shows(ADA, "e1", "2", visit("Lunch"));
    CrmCommand.UpdateRecord update = gw.crmCommand(CrmCommand.UpdateRecord.class);
    CrmRecord stored =
        Visits.entered(
            update.wanted().with(visit("Lunch", BOB)),
            Map.of(BOB, new ParticipantRef.Internal(2, 7)));
    gw.input(
        new Input.OfCrm(new CrmResult.Written(update.id(), Bench.RECORD, "2:b", stored, false)));

    assertThat(
            gw.groupwareCommand(GroupwareCommand.UpdateEvent.class)
                .wanted()
                .content()
                .participants()
                .addresses())
        .containsExactly(BOB);
  }

  /** The event was deleted while the record that had been made of it was invalid. */
  private CrmRecord madeInvalidAndGone(Appointment content) {
    gw.shows(ADA, "e1", "1", content);
    CrmRecord made = gw.crmCommand(CrmCommand.CreateRecord.class).wanted();
    gw.absent(ADA, "e1", Absence.DELETED);
    gw.input(invalid());
    return made;
  }

  /** Ada edits the event; in the CRM its record goes to another rep, and then to nobody. */
  private void editedAndGivenToNobody() {
    gw.company.rep(BOB, 2, true);
    gw.inStep();
    CrmRecord stored = gw.storedRecord();
    gw.shows(ADA, "e1", "2", visit("Lunch"));
    gw.crmShows("1:b", given(stored, Company.rep(2)));
    gw.crmConflicts();
    gw.crmShows("1:c", Visits.ofNobody(stored));
  }

  private static Input invalid() {
    return new Input.FromCrm(
        new CrmChange.RecordInvalid(
            Bench.RECORD, "1:b", Reason.ENDS_BEFORE_START, "it ends before it starts"));
  }

  private static Input gone(long serial) {
    return new Input.FromCrm(
        new CrmChange.RecordAbsent(new RecordKey(Bench.RECORD.station(), serial), Absence.DELETED));
  }

  /** A date whose record was deleted was cancelled before, and planned again by a new pattern. */
  @Test
  void anEventThatIsThereAgainThoughItsRecordWasDeletedSaysSo() {
    gw.inStep();
    gw.crmGone();
    gw.groupwareDeleted();
    gw.shows(ADA, "e2", "7", visit("Visit"));

    assertThat(gw.first().words())
        .contains("it had been deleted in the CRM, and is there again in groupware");
    assertThat(gw.crmCommand(CrmCommand.CreateRecord.class).wanted().content())
        .isEqualTo(visit("Visit"));
  }

  /** As a date of a series that a new pattern plans anew. */
  @Test
  void whatIsThereAgainBeforeItsDeletionIsKnownIsKept() {
    gw.inStep();
    gw.crmGone();
    gw.absent(ADA, "e1", Absence.DELETED);
    gw.shows(ADA, "e1", "9", visit("Lunch"));
    gw.groupwareDeleted();

    assertThat(gw.crmCommand(CrmCommand.CreateRecord.class).wanted().content())
        .isEqualTo(visit("Lunch"));
  }
}

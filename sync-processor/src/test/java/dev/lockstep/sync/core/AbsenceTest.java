package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Visits.record;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Absence in its four kinds, and deletion on both sides (architecture.md, section 7). */
class AbsenceTest {

  private static Bench bornInGroupware(boolean soft) {
    Bench bench = Bench.bornInGroupware(Policies.softDelete(soft));
    bench.shows(ADA, "e1", "1", visit("Visit"));
    bench.crmApplies();
    return bench;
  }

  private static Bench bornInCrm(boolean soft) {
    Bench bench = Bench.bornInCrm(Policies.softDelete(soft));
    bench.crmShows("0:a", record("Visit", 1));
    bench.groupwareApplies("e1", "1");
    bench.crmApplies();
    return bench;
  }

  private static void recordAbsent(Bench bench, RecordKey record, Absence absence) {
    bench.input(new Input.FromCrm(new CrmChange.RecordAbsent(record, absence)));
  }

  private static void groupwareConflicts(Bench bench, GroupwareCommand command) {
    bench.input(
        new Input.OfGroupware(new GroupwareResult.Conflict(command.id(), "the etag had moved")));
  }

  /** What a user of the CRM sees after the soft deletion was written. */
  private static CrmRecord softDeleted(Bench bench) {
    bench.absent(ADA, "e1", Absence.DELETED);
    bench.crmApplies();
    return bench.storedRecord();
  }

  // what was not proven to be deleted

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DELETED")
  void anEventThatIsNotProvenDeletedStaysInStep(Absence absence) {
    Bench bench = bornInGroupware(true);
    bench.absent(ADA, "e1", absence);

    assertThat(bench.commands()).isZero();
    assertThat(bench.workList()).isEmpty();
    assertThat(bench.said())
        .isEqualTo(
            absence == Absence.OUT_OF_WINDOW
                ? "NOT_PROVEN_DELETED: it left the window that is read; nothing is deleted"
                : "NOT_PROVEN_DELETED: it cannot be read any more; nothing is deleted");

    bench.crmShows("1:b", bench.storedRecord().with(visit("Lunch")));
    assertThat(bench.groupwareCommand(GroupwareCommand.UpdateEvent.class).base()).isEqualTo("1");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DELETED")
  void aRecordThatIsNotProvenDeletedStaysInStep(Absence absence) {
    Bench bench = bornInCrm(true);
    recordAbsent(bench, Bench.RECORD, absence);

    assertThat(bench.commands()).isZero();
    assertThat(bench.workList()).isEmpty();
    assertThat(bench.said())
        .isEqualTo(
            absence == Absence.OUT_OF_WINDOW
                ? "NOT_PROVEN_DELETED: the record is not of a kind that is synchronized any more;"
                    + " nothing is deleted"
                : "NOT_PROVEN_DELETED: the record cannot be read any more; nothing is deleted");

    bench.shows(ADA, "e1", "5", visit("Lunch"));
    assertThat(bench.crmCommand(CrmCommand.UpdateRecord.class).wanted().content().subject())
        .isEqualTo(new Text("Lunch"));
  }

  // deleted on one side

  @Test
  void softDeletedTheRecordStaysCancelledAndMarkedAndKeepsItsContent() {
    Bench bench = bornInGroupware(true);
    CrmRecord before = bench.storedRecord();
    bench.absent(ADA, "e1", Absence.DELETED);

    assertThat(bench.crmCommand(CrmCommand.UpdateRecord.class).wanted())
        .isEqualTo(before.marked(Marking.DELETED_IN_GROUPWARE, Status.CANCELLED));
  }

  /** Else it would have its old version again if a user of the CRM took the mark away at once. */
  @Test
  void theRecordOfAnEventThatWasDeletedBeforeTheyWereLinkedIsLinkedAllTheSame() {
    Bench bench = Bench.bornInCrm(Policies.softDelete(true));
    bench.crmShows("0:a", record("Visit", 1));
    bench.absent(ADA, "e1", Absence.DELETED);
    bench.groupwareApplies("e1", "1");

    assertThat(bench.last().decision().outputs())
        .extracting(Decision.Output::words)
        .containsExactly("mark record 1000-1 as deleted");
    assertThat(bench.crmCommand(CrmCommand.UpdateRecord.class).wanted())
        .isEqualTo(
            record("Visit", 1).marked(Marking.DELETED_IN_GROUPWARE, Status.CANCELLED).asLinked());
  }

  @Test
  void hardDeletedTheRecordsDeleteCodeIsSetOnTheVersionThatWasSeen() {
    Bench bench = bornInGroupware(false);
    bench.absent(ADA, "e1", Absence.DELETED);

    CrmCommand.DeleteRecord delete = bench.crmCommand(CrmCommand.DeleteRecord.class);
    assertThat(delete.record()).isEqualTo(Bench.RECORD);
    assertThat(delete.base()).isEqualTo("1:own");

    bench.input(new Input.OfCrm(new CrmResult.Deleted(delete.id(), false)));
    assertThat(bench.said()).isEqualTo("APPLIED: the record is deleted");
    assertThat(bench.commands()).isZero();
    recordAbsent(bench, Bench.RECORD, Absence.DELETED);
    assertThat(bench.commands()).isZero();
    assertThat(bench.workList()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRecordThatIsDeletedTakesItsEventAlongWhateverIsSetForRecords(boolean soft) {
    Bench bench = bornInCrm(soft);
    bench.crmGone();

    GroupwareCommand.DeleteEvent delete =
        bench.groupwareCommand(GroupwareCommand.DeleteEvent.class);
    assertThat(delete.event().id()).isEqualTo("e1");
    assertThat(delete.base()).isEqualTo("1");
    bench.groupwareDeleted();
    assertThat(bench.said()).isEqualTo("APPLIED: the event is deleted");
    assertThat(bench.commands()).isZero();
    assertThat(bench.workList()).isEmpty();
  }

  @Test
  void aRefusedDeletionIsNotRepeatedByItself() {
    Bench bench = bornInGroupware(false);
    bench.absent(ADA, "e1", Absence.DELETED);
    bench.crmRefuses();
    assertThat(bench.workList()).containsExactly(Reason.REJECTED);

    recordAbsent(bench, Bench.RECORD, Absence.UNKNOWN);

    assertThat(bench.commands()).isZero();
    assertThat(bench.workList()).containsExactly(Reason.REJECTED);
  }

  @Test
  void deletedOnBothSidesNobodyIsToldAnything() {
    Bench bench = bornInCrm(true);
    bench.crmGone();
    GroupwareCommand.DeleteEvent delete =
        bench.groupwareCommand(GroupwareCommand.DeleteEvent.class);
    bench.absent(ADA, "e1", Absence.DELETED);
    bench.input(new Input.OfGroupware(new GroupwareResult.Deleted(delete.id(), true)));

    assertThat(bench.commands()).isZero();
    assertThat(bench.workList()).isEmpty();
  }

  // another thing than the one of the appointment

  @Test
  void theEndOfAnotherRecordIsNoDeletion() {
    Bench bench = bornInGroupware(true);
    recordAbsent(bench, new RecordKey(1000, 99), Absence.DELETED);

    assertThat(bench.said()).isEqualTo("ECHO: a record that is not known any more");
    assertThat(bench.commands()).isZero();
  }

  @Test
  void theEndOfAnotherEventIsNoDeletion() {
    Bench bench = bornInGroupware(true);
    for (String id : new String[] {"e2", "e1"}) {
      bench.absent(id.equals("e2") ? ADA : BOB, id, Absence.DELETED);
      assertThat(bench.said()).isEqualTo("ECHO: an event that is not known any more");
      assertThat(bench.commands()).isZero();
    }
  }

  @Test
  void aRecordThatWasNoAppointmentAndIsDeletedLeavesTheWorkList() {
    Bench bench = bornInCrm(true);
    bench.input(
        new Input.FromCrm(
            new CrmChange.RecordInvalid(
                Bench.RECORD, "2:x", Reason.ENDS_BEFORE_START, "it ends at 09:00")));
    assertThat(bench.said()).isEqualTo("ENDS_BEFORE_START: it ends at 09:00");
    bench.crmGone();

    assertThat(bench.workList()).isEmpty();
    assertThat(bench.groupwareCommand(GroupwareCommand.DeleteEvent.class)).isNotNull();
  }

  // deleted here, edited there

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anEventDeletedWhileTheRecordIsEditedIsMadeAgain(boolean soft) {
    Bench bench = bornInGroupware(soft);
    bench.crmShows("1:b", bench.storedRecord().with(visit("Lunch")));
    GroupwareCommand.UpdateEvent update =
        bench.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    bench.absent(ADA, "e1", Absence.DELETED);
    assertThat(bench.said()).startsWith("WAITS_FOR_RESULT");
    groupwareConflicts(bench, update);

    assertThat(bench.groupwareCommand(GroupwareCommand.CreateEvent.class).wanted().content())
        .isEqualTo(visit("Lunch"));
    assertThat(bench.workList()).containsExactly(Reason.DELETED_AND_EDITED);
    assertThat(bench.first().words())
        .contains("deleted in groupware while it was edited in the CRM; the edit was kept");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRecordEditedWhileTheDeletionOfItsEventReachesItBringsTheEventBack(boolean soft) {
    Bench bench = bornInGroupware(soft);
    CrmRecord before = bench.storedRecord();
    bench.absent(ADA, "e1", Absence.DELETED);
    bench.crmShows("1:b", before.with(visit("Lunch")));
    bench.crmConflicts();

    assertThat(bench.groupwareCommand(GroupwareCommand.CreateEvent.class).wanted().content())
        .isEqualTo(visit("Lunch"));
    assertThat(bench.workList()).containsExactly(Reason.DELETED_AND_EDITED);
    assertThat(bench.commands()).isZero();
  }

  @Test
  void aRecordDeletedWhileTheEventIsEditedIsMadeAgain() {
    Bench bench = bornInCrm(true);
    bench.shows(ADA, "e1", "2", visit("Lunch"));
    bench.crmGone();
    bench.crmConflicts();

    assertThat(bench.crmCommand(CrmCommand.CreateRecord.class).wanted().content())
        .isEqualTo(visit("Lunch"));
    assertThat(bench.workList()).containsExactly(Reason.DELETED_AND_EDITED);
    assertThat(bench.first().words())
        .contains("deleted in the CRM while it was edited in groupware; the edit was kept");
  }

  @Test
  void anEventEditedWhileTheDeletionOfItsRecordReachesItBringsTheRecordBack() {
    Bench bench = bornInCrm(true);
    bench.crmGone();
    GroupwareCommand.DeleteEvent delete =
        bench.groupwareCommand(GroupwareCommand.DeleteEvent.class);
    bench.shows(ADA, "e1", "2", visit("Lunch"));
    groupwareConflicts(bench, delete);

    assertThat(bench.crmCommand(CrmCommand.CreateRecord.class).wanted().content())
        .isEqualTo(visit("Lunch"));
    assertThat(bench.workList()).containsExactly(Reason.DELETED_AND_EDITED);
    assertThat(bench.first().changes())
        .extracting(change -> change.from() + " > " + change.to())
        .containsExactly("Visit > Lunch");
  }

  // after a soft deletion

  @Test
  void anEditOfASoftDeletedRecordIsNotCarried() {
    Bench bench = bornInGroupware(true);
    CrmRecord deleted = softDeleted(bench);
    bench.crmShows("2:b", deleted.with(visit("Lunch")));

    assertThat(bench.commands()).isZero();
    assertThat(bench.said())
        .isEqualTo("DELETED: an edit of a record whose event was deleted: not carried");

    bench.crmShows("2:c", deleted.with(visit("Lunch")).marked(Marking.NONE, Status.PLANNED));
    assertThat(bench.groupwareCommand(GroupwareCommand.CreateEvent.class).wanted().content())
        .isEqualTo(visit("Lunch"));
  }

  @Test
  void aSoftDeletedRecordThatIsPlannedAgainBecomesAnEventAgain() {
    Bench bench = bornInGroupware(true);
    CrmRecord deleted = softDeleted(bench);
    bench.crmShows("2:b", deleted.marked(Marking.NONE, Status.PLANNED));

    assertThat(bench.said()).startsWith("EDITED: planned again in the CRM");
    assertThat(bench.groupwareCommand(GroupwareCommand.CreateEvent.class).mailbox()).isEqualTo(ADA);
    assertThat(bench.commands()).as("the CRM has said it itself").isZero();
    assertThat(bench.workList()).isEmpty();
  }

  @Test
  void aRecordThatIsCancelledWithoutOurMarkIsNoSoftDeletion() {
    Bench bench = bornInGroupware(true);
    CrmRecord deleted = softDeleted(bench);
    bench.crmShows("2:b", deleted.marked(Marking.NONE, Status.CANCELLED));

    assertThat(bench.said()).startsWith("EDITED: planned again in the CRM");
  }

  @Test
  void aSoftDeletedRecordOfWhichNothingIsKnownIsNoNewAppointment() {
    Bench bench = Bench.bornInCrm();
    bench.crmShows(
        "0:a", record("Visit", 1).marked(Marking.DELETED_IN_GROUPWARE, Status.CANCELLED));

    assertThat(bench.said()).isEqualTo("DELETED: a record whose event was deleted");
    assertThat(bench.commands()).isZero();

    bench.crmShows("0:b", record("Visit", 1));
    assertThat(bench.said()).startsWith("EDITED: planned again in the CRM");
    assertThat(bench.workList()).isEmpty();
  }

  @Test
  void anEventThatIsRestoredPlansItsRecordAgain() {
    Bench bench = bornInGroupware(true);
    softDeleted(bench);
    bench.shows(ADA, "e1", "3", visit("Visit"));

    CrmRecord wanted = bench.crmCommand(CrmCommand.UpdateRecord.class).wanted();
    assertThat(wanted.status()).isEqualTo(Status.PLANNED);
    assertThat(wanted.marking()).isEqualTo(Marking.NONE);
  }

  @Test
  void aRecordThatIsDeletedForGoodIsOfNoInterestToThoseWhoLookForParticipants() {
    Bench bench = Bench.bornInGroupware(Policies.softDelete(false));
    bench.shows(ADA, "e1", "1", visit("Visit", Company.CARL));
    bench.crmApplies();
    assertThat(bench.workList()).containsExactly(Reason.PARTICIPANT_MISSING);
    bench.absent(ADA, "e1", Absence.DELETED);

    assertThat(bench.crmCommand(CrmCommand.DeleteRecord.class)).isNotNull();
    assertThat(bench.workList()).isEmpty();
  }
}

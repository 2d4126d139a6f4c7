package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Company.CARL;
import static dev.lockstep.sync.core.Visits.located;
import static dev.lockstep.sync.core.Visits.record;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.model.groupware.GroupwareCommand;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The state machine of architecture.md, section 5, one by one. */
class DeciderTest {

  private final Bench gw = Bench.bornInGroupware();
  private final Bench crm = Bench.bornInCrm();

  @Test
  void anEditTravelsWithOnlyTheFieldsThatChanged() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.groupwareApplies("e1", "1");
    crm.crmApplies();
    crm.crmShows("2:c", crm.storedRecord().with(visit("Lunch")));

    GroupwareCommand.UpdateEvent update = crm.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    assertThat(update.changed()).containsExactly(Field.SUBJECT);
    assertThat(update.base()).isEqualTo("1");
  }

  @Test
  void anOpenedItemIsNoEdit() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.crmApplies();
    gw.shows(ADA, "e1", "2", visit("Visit"));

    assertThat(gw.commands()).isZero();
    assertThat(gw.last().decision().reason()).isEqualTo(Reason.ECHO);
  }

  @Test
  void whatTheServerRewroteIsNeitherEditNorEcho() {
    crm.crmShows("0:a", record("  Visit", 1));
    Appointment rewritten = visit("Visit (rewritten)");
    crm.groupwareStores("e1", "1", rewritten);
    crm.crmApplies();
    crm.shows(ADA, "e1", "1", rewritten);

    assertThat(crm.commands()).isZero();
  }

  @Test
  void whatWasReadBeforeOurWriteTookEffectIsStale() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.crmApplies();
    gw.crmShows("1:b", gw.storedRecord().with(visit("Lunch")));
    gw.groupwareApplies("e1", "2");
    gw.shows(ADA, "e1", "1", visit("Visit"));

    assertThat(gw.commands()).isZero();
    assertThat(gw.last().decision().reason()).isEqualTo(Reason.STALE);
  }

  @Test
  void editsOfDifferentFieldsAtTheSameTimeAreBothKept() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.crmApplies();
    CrmRecord stored = gw.storedRecord();
    gw.shows(ADA, "e1", "2", visit("Lunch"));
    Appointment moved =
        Field.apply(stored.content(), Set.of(Field.LOCATION), stored.content(), located("Vienna"));
    gw.crmShows("1:b", stored.with(moved));
    gw.crmConflicts();

    CrmRecord wanted = gw.crmCommand(CrmCommand.UpdateRecord.class).wanted();
    assertThat(wanted.content().subject()).isEqualTo(new Text("Lunch"));
    assertThat(wanted.content().location()).isEqualTo(new Text("Vienna"));
    assertThat(gw.groupwareCommand(GroupwareCommand.UpdateEvent.class).changed())
        .containsExactly(Field.LOCATION);
  }

  @Test
  void ofTwoEditsOfOneFieldThePolicyChoosesAndTheDecisionNamesBoth() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.crmApplies();
    gw.shows(ADA, "e1", "2", visit("Lunch"));
    gw.crmShows("1:b", gw.storedRecord().with(visit("Dinner")));
    gw.crmConflicts();

    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().content().subject())
        .isEqualTo(new Text("Lunch"));
    assertThat(gw.last().decision().reason()).isEqualTo(Reason.CONFLICT);
    assertThat(gw.last().decision().words()).contains("Lunch", "Dinner");
  }

  @Test
  void afterAConflictNothingIsSentBeforeTheNewerVersionWasSeen() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.crmApplies();
    CrmRecord stored = gw.storedRecord();
    gw.shows(ADA, "e1", "2", visit("Lunch"));
    gw.crmConflicts();
    assertThat(gw.commands()).isZero();

    gw.crmShows("1:b", stored.with(located("Vienna")));

    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).base()).isEqualTo("1:b");
  }

  @Test
  void aProvenDeletionInGroupwareMarksTheRecordAndKeepsIt() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.crmApplies();
    gw.absent(ADA, "e1", Absence.DELETED);

    CrmRecord wanted = gw.crmCommand(CrmCommand.UpdateRecord.class).wanted();
    assertThat(wanted.status()).isEqualTo(Status.CANCELLED);
    assertThat(wanted.marking().code()).isEqualTo(9);
  }

  /** The footer that was written meanwhile once made an edit of what was read before it. */
  @Test
  void aRecordDeletedWhileItsLinkedEventIsCreatedTakesTheEventAlong() {
    Bench linked = Bench.bornInCrm(Policies.link("https://crm.contoso.test/{record}"));
    linked.crmShows("0:a", record("Visit", 1));
    linked.crmGone();
    linked.shows(ADA, "e1", "1", visit("Visit"));
    linked.groupwareApplies("e1", "1");

    assertThat(linked.groupwareCommand(GroupwareCommand.DeleteEvent.class).base()).isEqualTo("1");
    assertThat(linked.workList()).isEmpty();
  }

  @Test
  void anyOtherAbsenceDeletesNothing() {
    for (Absence absence : List.of(Absence.OUT_OF_WINDOW, Absence.NO_ACCESS, Absence.UNKNOWN)) {
      Bench bench = Bench.bornInGroupware();
      bench.shows(ADA, "e1", "1", visit("Visit"));
      bench.crmApplies();
      bench.absent(ADA, "e1", absence);
      assertThat(bench.commands()).as(absence.name()).isZero();
      assertThat(bench.last().decision().reason()).isEqualTo(Reason.NOT_PROVEN_DELETED);
    }
  }

  @Test
  void aDeletionInTheCrmDeletesTheEvent() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.groupwareApplies("e1", "1");
    crm.crmApplies();
    crm.crmGone();

    assertThat(crm.groupwareCommand(GroupwareCommand.DeleteEvent.class).event().id())
        .isEqualTo("e1");
  }

  @Test
  void aDeletionAgainstAnEditAtTheSameTimeKeepsTheEdit() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.crmApplies();
    gw.shows(ADA, "e1", "2", visit("Lunch"));
    gw.crmGone();
    gw.crmConflicts();

    assertThat(gw.crmCommand(CrmCommand.CreateRecord.class).wanted().content().subject())
        .isEqualTo(new Text("Lunch"));
    assertThat(gw.workList()).containsExactly(Reason.DELETED_AND_EDITED);
  }

  @Test
  void aRefusedCommandIsTriedAgainOnlyWithTheNextChange() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.crmRefuses();
    assertThat(gw.commands()).isZero();
    assertThat(gw.workList()).containsExactly(Reason.REJECTED);

    gw.shows(ADA, "e1", "2", visit("Lunch"));

    assertThat(gw.crmCommand(CrmCommand.CreateRecord.class)).isNotNull();
    assertThat(gw.workList()).isEmpty();
  }

  @Test
  void aCopyOfAMeetingWaitsForItsOrganizersCopy() {
    gw.showsCopy(BOB, "b1", "1", visit("Visit", ADA), ADA);
    assertThat(gw.commands()).isZero();
    assertThat(gw.lastReasons()).contains(Reason.COPY);

    gw.shows(ADA, "a1", "1", visit("Visit", BOB));

    assertThat(gw.crmCommand(CrmCommand.CreateRecord.class).wanted().rep())
        .contains(Company.rep(1));
  }

  @Test
  void ofAMeetingFromOutsideTheFirstCopyCountsAndIsNeverWritten() {
    gw.showsCopy(BOB, "b1", "1", visit("Visit", CARL), CARL);
    gw.crmApplies();
    gw.crmShows("1:b", gw.storedRecord().with(visit("Lunch")));

    assertThat(gw.commands()).isZero();
    assertThat(gw.workList()).contains(Reason.FOREIGN_ORGANIZER);
  }

  @Test
  void aMeetingIsGoneOnlyWhenItsOrganizersCopyIsGone() {
    gw.shows(ADA, "a1", "1", visit("Visit", BOB));
    gw.crmApplies();
    gw.showsCopy(BOB, "b1", "1", visit("Visit", ADA), ADA);
    gw.absent(BOB, "b1", Absence.DELETED);
    assertThat(gw.commands()).isZero();

    gw.absent(ADA, "a1", Absence.DELETED);

    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().status())
        .isEqualTo(Status.CANCELLED);
  }

  @Test
  void aRecordThatEndsBeforeItStartsIsSaidAndNotTouchedUntilItIsMended() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.groupwareApplies("e1", "1");
    crm.crmApplies();
    CrmRecord stored = crm.storedRecord();
    crm.input(
        new Input.FromCrm(
            new CrmChange.RecordInvalid(
                Bench.RECORD, "2:x", Reason.ENDS_BEFORE_START, "end_time 09:00 is before")));
    crm.shows(ADA, "e1", "5", visit("Lunch"));
    assertThat(crm.commands()).isZero();
    assertThat(crm.workList()).containsExactly(Reason.ENDS_BEFORE_START);

    crm.crmShows("2:y", stored);

    assertThat(crm.crmCommand(CrmCommand.UpdateRecord.class).wanted().content().subject())
        .isEqualTo(new Text("Lunch"));
    assertThat(crm.workList()).isEmpty();
  }

  @Test
  void aResultThatComesTwiceChangesNothing() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    CrmCommand.CreateRecord create = gw.crmCommand(CrmCommand.CreateRecord.class);
    CrmResult.Written written =
        new CrmResult.Written(create.id(), new RecordKey(1000, 1), "1:a", create.wanted(), false);
    gw.input(new Input.OfCrm(written));
    gw.input(new Input.OfCrm(written));

    assertThat(gw.commands()).isZero();
  }

  @Test
  void aLinkedRecordThatIsFoundInsteadOfBeingCreatedIsBroughtToWhatIsAgreed() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    CrmCommand.CreateRecord create = gw.crmCommand(CrmCommand.CreateRecord.class);
    CrmRecord found = create.wanted().with(visit("Found"));
    gw.input(new Input.OfCrm(new CrmResult.Found(create.id(), Bench.RECORD, "1:f", found)));

    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().content().subject())
        .isEqualTo(new Text("Visit"));
  }

  @Test
  void workItemsKeepTheTimeWhenTheyCameUp() {
    gw.shows(ADA, "e1", "1", visit("Visit", CARL));
    WorkItem first = gw.last().decision().workList().getFirst();
    gw.crmApplies();
    gw.shows(ADA, "e1", "2", visit("Lunch", CARL));

    assertThat(gw.last().decision().workList().getFirst().since()).isEqualTo(first.since());
  }
}

package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Company.CARL;
import static dev.lockstep.sync.core.Company.EVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.operator.OperatorAction;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The rules of architecture.md, section 6, and the state machine of section 5, one by one. */
class DeciderTest {

  private static final Timing TEN =
      new Timing.Timed(
          LocalDateTime.of(2026, 12, 1, 10, 0),
          LocalDateTime.of(2026, 12, 1, 11, 0),
          ZoneId.of("Europe/Berlin"));

  private final Bench gw = Bench.bornInGroupware();
  private final Bench crm = Bench.bornInCrm();

  private static Appointment visit(String subject, EmailAddress... participants) {
    return Appointment.of(new Text(subject), TEN)
        .with(
            new Participants(
                Arrays.stream(participants)
                    .map(
                        address ->
                            new Participant(
                                address,
                                Text.EMPTY,
                                Participant.Role.REQUIRED,
                                Participant.Response.NONE))
                    .toList()));
  }

  private static CrmRecord record(String subject, int rep) {
    return new CrmRecord(
        visit(subject),
        Optional.of(Company.rep(rep)),
        Optional.empty(),
        new TreeMap<>(),
        Set.of(),
        Status.PLANNED,
        Marking.NONE,
        false);
  }

  @Test
  void gw1AddsTheAppointmentToTheUsersPersonRecordAndEntersTheUserAsRep() {
    gw.shows(ADA, "e1", "1", visit("Visit"));

    assertThat(gw.decisionsRule()).isEqualTo(Rule.GW_1);
    CrmRecord wanted = gw.crmCommand(CrmCommand.CreateRecord.class).wanted();
    assertThat(wanted.rep()).contains(Company.rep(1));
    assertThat(wanted.person()).contains(Company.person(101));
    assertThat(wanted.content().subject()).isEqualTo(new Text("Visit"));
    assertThat(wanted.marking()).isEqualTo(Marking.NONE);
    assertThat(wanted.linked()).isTrue();
  }

  @Test
  void gw2EntersAllOthersAsParticipants() {
    gw.company.addPerson(CARL, 200);
    gw.shows(ADA, "e1", "1", visit("Visit", BOB, CARL));

    CrmRecord wanted = gw.crmCommand(CrmCommand.CreateRecord.class).wanted();
    assertThat(gw.decisionsRule()).isEqualTo(Rule.GW_2);
    assertThat(wanted.entries().keySet()).containsExactly(BOB, CARL);
    assertThat(wanted.marking()).isEqualTo(Marking.NONE);
  }

  @Test
  void gw3MarksForEditingWhoIsMissingAndEntersThoseFound() {
    gw.shows(ADA, "e1", "1", visit("Visit", BOB, CARL));

    CrmRecord wanted = gw.crmCommand(CrmCommand.CreateRecord.class).wanted();
    assertThat(gw.decisionsRule()).isEqualTo(Rule.GW_3);
    assertThat(wanted.entries().keySet()).containsExactly(BOB);
    assertThat(wanted.marking().forEditing()).isTrue();
    assertThat(wanted.marking().code()).isEqualTo(1);
    assertThat(wanted.marking().words()).contains(CARL.value());
    assertThat(gw.workList()).containsExactly(Reason.PARTICIPANT_MISSING);
  }

  @Test
  void gw3NamesTheCandidatesOfAnAmbiguousAddress() {
    gw.company.addPerson(CARL, 200);
    gw.company.addPerson(CARL, 201);
    gw.shows(ADA, "e1", "1", visit("Visit", CARL));

    Marking marking = gw.crmCommand(CrmCommand.CreateRecord.class).wanted().marking();
    assertThat(marking.code()).isEqualTo(2);
    assertThat(marking.words()).contains("1-200", "1-201");
  }

  @Test
  void aMarkedAppointmentUnmarksItselfWhenThePersonIsAdded() {
    gw.shows(ADA, "e1", "1", visit("Visit", CARL));
    gw.crmApplies();
    gw.company.addPerson(CARL, 200);
    gw.directoryChanged(CARL);

    CrmRecord wanted = gw.crmCommand(CrmCommand.UpdateRecord.class).wanted();
    assertThat(wanted.marking()).isEqualTo(Marking.NONE);
    assertThat(wanted.entries().keySet()).containsExactly(CARL);
    assertThat(gw.workList()).isEmpty();
  }

  @Test
  void aMarkThatAUserTookAwayIsNotSetAgain() {
    gw.shows(ADA, "e1", "1", visit("Visit", CARL));
    gw.crmApplies();
    CrmRecord stored = gw.storedRecord();
    gw.crmShows("1:b", stored.marked(Marking.NONE, Status.PLANNED));

    assertThat(gw.commands()).isZero();
  }

  @Test
  void gw4WritesNothingForAUserWhoIsNotEnabledAndTakesItUpOnceSheIs() {
    gw.shows(EVE, "e1", "1", visit("Visit"));
    assertThat(gw.commands()).isZero();
    assertThat(gw.last().decision().rule()).isEqualTo(Rule.GW_4);
    assertThat(gw.last().decision().reason()).isEqualTo(Reason.USER_NOT_FOUND);

    gw.company.rep(EVE, 3, true);
    gw.directoryChanged(EVE);

    assertThat(gw.crmCommand(CrmCommand.CreateRecord.class).wanted().rep())
        .contains(Company.rep(3));
  }

  @Test
  void crm1CreatesTheEventInTheRepsMailboxAndThenLinksTheRecord() {
    crm.crmShows("0:a", record("Visit", 1));
    GroupwareCommand.CreateEvent create = crm.groupwareCommand(GroupwareCommand.CreateEvent.class);
    assertThat(create.mailbox()).isEqualTo(ADA);
    assertThat(create.wanted().content().subject()).isEqualTo(new Text("Visit"));
    assertThat(create.mail().isSilent()).isTrue();
    assertThat(crm.decisionsRule()).isEqualTo(Rule.CRM_1);

    crm.groupwareApplies("e1", "1");

    assertThat(crm.crmCommand(CrmCommand.UpdateRecord.class).wanted().linked()).isTrue();
  }

  @Test
  void aRecordWithoutAGroupIsNotCompletedUnasked() {
    CrmRecord visit = record("Visit", 1);
    crm.crmShows(
        "0:a",
        new CrmRecord(
            visit.content(),
            Optional.of(new Rep(Company.rep(1).id(), 0)),
            Optional.empty(),
            visit.entries(),
            visit.unaddressed(),
            visit.status(),
            visit.marking(),
            false));

    assertThat(crm.commands()).isEqualTo(1);
    assertThat(crm.groupwareCommand(GroupwareCommand.CreateEvent.class)).isNotNull();
  }

  @Test
  void crm2WritesNothingForARepWithoutAMailboxAndTakesItUpOnceThereIsOne() {
    crm.crmShows("0:a", record("Visit", 3));
    assertThat(crm.commands()).isZero();
    assertThat(crm.last().decision().rule()).isEqualTo(Rule.CRM_2);

    crm.company.rep(EVE, 3, true);
    crm.directoryChanged(Company.rep(3).id());

    assertThat(crm.groupwareCommand(GroupwareCommand.CreateEvent.class).mailbox()).isEqualTo(EVE);
  }

  @Test
  void aRepWhoIsNobodyIsSaidAndTakenUpOnceTheRepIsThere() {
    crm.crmShows("0:a", record("Visit", 77));
    assertThat(crm.last().decision().reason()).isEqualTo(Reason.NO_SUCH_REP);
    assertThat(crm.last().decision().words()).contains("1000000077");

    crm.company.rep(new EmailAddress("zoe@contoso.test"), 77, true);
    crm.directoryChanged(Company.rep(77).id());

    assertThat(crm.groupwareCommand(GroupwareCommand.CreateEvent.class)).isNotNull();
  }

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

  private static Appointment located(String place) {
    Appointment visit = visit("Visit");
    return new Appointment(
        visit.subject(),
        visit.text(),
        new Text(place),
        visit.timing(),
        visit.participants(),
        visit.availability(),
        visit.visibility(),
        visit.reminder(),
        visit.categories());
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
  void anotherRepInTheCrmMovesTheEventToThatRepsMailbox() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.groupwareApplies("e1", "1");
    crm.crmApplies();
    CrmRecord stored = crm.storedRecord();
    CrmRecord given =
        new CrmRecord(
            stored.content(),
            Optional.of(Company.rep(2)),
            stored.person(),
            stored.entries(),
            stored.unaddressed(),
            stored.status(),
            stored.marking(),
            stored.linked());
    crm.crmShows("2:z", given);
    assertThat(crm.groupwareCommand(GroupwareCommand.DeleteEvent.class).mailbox()).isEqualTo(ADA);
    crm.groupwareDeleted();

    assertThat(crm.groupwareCommand(GroupwareCommand.CreateEvent.class).mailbox()).isEqualTo(BOB);
  }

  @Test
  void aWriteThatWouldMailPeopleOutsideIsHeldUntilItIsReleased() {
    gw.company.addPerson(CARL, 200);
    gw.shows(ADA, "e1", "1", visit("Visit", CARL));
    gw.crmApplies();
    gw.crmShows("1:b", gw.storedRecord().with(visit("Lunch", CARL)));
    assertThat(gw.commands()).isZero();
    assertThat(gw.workList()).containsExactly(Reason.MAIL_HELD);

    gw.operator(new OperatorAction.Release(gw.key(), "test"));

    assertThat(gw.groupwareCommand(GroupwareCommand.UpdateEvent.class).mail().external())
        .containsExactly(CARL);
    assertThat(gw.workList()).isEmpty();
  }

  @Test
  void participantsOutsideAreNotInvitedByDefault() {
    crm.company.addPerson(CARL, 200);
    CrmRecord visit = record("Visit", 1);
    CrmRecord withCarl =
        new CrmRecord(
            visit("Visit", BOB, CARL),
            visit.rep(),
            visit.person(),
            new TreeMap<>(),
            Set.of(),
            Status.PLANNED,
            Marking.NONE,
            false);
    crm.crmShows("0:a", withCarl);

    GroupwareCommand.CreateEvent create = crm.groupwareCommand(GroupwareCommand.CreateEvent.class);
    assertThat(create.wanted().content().participants().addresses()).containsExactly(BOB);
    assertThat(create.wanted().footer().notInvited()).containsExactly(CARL);
    assertThat(create.mail().internal()).containsExactly(BOB);
    assertThat(create.mail().external()).isEmpty();
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
  void aSeriesGoesToTheWorkListAndIsNotTouched() {
    gw.notRepresentable(ADA, "e1", Reason.RECURRING);

    assertThat(gw.commands()).isZero();
    assertThat(gw.workList()).containsExactly(Reason.RECURRING);
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
  void workItemsKeepTheTimeWhenTheyCameUp() {
    gw.shows(ADA, "e1", "1", visit("Visit", CARL));
    WorkItem first = gw.last().decision().workList().getFirst();
    gw.crmApplies();
    gw.shows(ADA, "e1", "2", visit("Lunch", CARL));

    assertThat(gw.last().decision().workList().getFirst().since()).isEqualTo(first.since());
  }

  @Test
  void aSubjectTooLongForGroupwareIsCutThereAndNeverWrittenBackCut() {
    String longSubject = "x".repeat(5_000);
    crm.crmShows("0:a", record(longSubject, 1));
    Appointment cut = crm.groupwareCommand(GroupwareCommand.CreateEvent.class).wanted().content();
    assertThat(cut.subject().value()).hasSize(255);
    crm.groupwareApplies("e1", "1");
    crm.crmApplies();
    crm.shows(ADA, "e1", "1", cut);
    assertThat(crm.commands()).isZero();

    crm.input(
        new Input.OfGroupware(
            new GroupwareResult.Deleted(new CommandId(crm.key(), Side.GROUPWARE, 99), false)));

    assertThat(crm.commands()).isZero();
  }
}

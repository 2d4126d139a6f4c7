package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Company.CARL;
import static dev.lockstep.sync.core.Company.EVE;
import static dev.lockstep.sync.core.Visits.record;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.sync.rules.Policy;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The rules of architecture.md, sections 6 to 8, one by one. */
class RulesTest {

  private final Bench gw = Bench.bornInGroupware();
  private final Bench crm = Bench.bornInCrm();

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
  void aTwinWhoIsAddedLaterMarksTheAppointmentAndTakesNobodyAway() {
    gw.company.addPerson(CARL, 200);
    gw.shows(ADA, "e1", "1", visit("Visit", CARL));
    gw.crmApplies();
    gw.company.addPerson(CARL, 201);
    gw.directoryChanged(CARL);

    CrmRecord wanted = gw.crmCommand(CrmCommand.UpdateRecord.class).wanted();
    assertThat(wanted.marking().code()).isEqualTo(2);
    assertThat(wanted.entries().keySet()).containsExactly(CARL);
  }

  @Test
  void whomAUserOfTheCrmChoseIsNotQuestioned() {
    gw.company.addPerson(CARL, 200);
    gw.company.addPerson(CARL, 201);
    gw.shows(ADA, "e1", "1", visit("Visit", CARL));
    gw.crmApplies();
    CrmRecord marked = gw.storedRecord();
    TreeMap<EmailAddress, ParticipantRef> entries = new TreeMap<>();
    entries.put(CARL, new ParticipantRef.External(new RecordKey(1, 201)));
    gw.crmShows(
        "1:c",
        new CrmRecord(
            visit("Visit", CARL),
            marked.rep(),
            marked.person(),
            entries,
            marked.unaddressed(),
            marked.status(),
            marked.marking(),
            marked.linked()));

    CrmRecord wanted = gw.crmCommand(CrmCommand.UpdateRecord.class).wanted();
    assertThat(wanted.marking()).isEqualTo(Marking.NONE);
    assertThat(wanted.entries()).isEqualTo(entries);
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
  void aSeriesGoesToTheWorkListAndIsNotTouched() {
    gw.notRepresentable(ADA, "e1", Reason.RECURRING);

    assertThat(gw.commands()).isZero();
    assertThat(gw.workList()).containsExactly(Reason.RECURRING);
  }

  @Test
  void aTextThatIsMaskedOrCutIsNeverWrittenForTheSakeOfTheLink() {
    Policy linking = Policies.link("https://crm.test/{record}");
    Appointment secret = visit("Visit");
    Appointment masked =
        new Appointment(
            secret.subject(),
            secret.text(),
            secret.location(),
            secret.timing(),
            secret.participants(),
            secret.availability(),
            Visibility.PRIVATE,
            secret.reminder(),
            secret.categories());
    Bench open = Bench.bornInGroupware(linking);
    open.shows(ADA, "e1", "1", visit("Visit"));
    open.crmApplies();
    assertThat(open.groupwareCommand(GroupwareCommand.UpdateEvent.class).changed())
        .containsExactly(Field.TEXT);

    Bench closed = Bench.bornInGroupware(linking);
    closed.shows(ADA, "e1", "1", masked);
    closed.crmApplies();

    assertThat(closed.commands()).isZero();
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

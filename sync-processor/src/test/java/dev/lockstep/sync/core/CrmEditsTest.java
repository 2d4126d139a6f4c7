package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Company.CARL;
import static dev.lockstep.sync.core.Visits.entered;
import static dev.lockstep.sync.core.Visits.given;
import static dev.lockstep.sync.core.Visits.record;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.FieldChange;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.sync.state.Agreement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the CRM shows and answers, and what is said about it. */
class CrmEditsTest {

  private final Bench gw = Bench.bornInGroupware();
  private final Bench crm = Bench.bornInCrm();

  @Test
  void whatOnlyTheCrmKeepsIsNoEditForTheOtherSide() {
    gw.inStep();
    CrmRecord stored = gw.storedRecord();
    gw.crmShows("1:b", stored.marked(new Marking(false, 77, "their own"), stored.status()));

    assertThat(gw.said()).isEqualTo("ECHO: only fields that the CRM keeps for itself changed");
    assertThat(gw.commands()).isZero();
  }

  @Test
  void aMarkOfTheUsersOwnIsLeftAloneWhenTheRecordIsWritten() {
    gw.inStep();
    Marking own = new Marking(false, 77, "their own");
    gw.crmShows("1:b", gw.storedRecord().marked(own, Status.PLANNED));
    gw.shows(ADA, "e1", "2", visit("Lunch"));

    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().marking()).isEqualTo(own);
  }

  @Test
  void aStatusThatTheUserSetIsLeftAloneWhenTheRecordIsWritten() {
    gw.inStep();
    gw.crmShows("1:b", gw.storedRecord().marked(Marking.NONE, Status.CANCELLED));
    gw.shows(ADA, "e1", "2", visit("Lunch"));

    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().status())
        .isEqualTo(Status.CANCELLED);
  }

  @Test
  void aPersonWhomTheUserEnteredIsLeftAloneWhenTheRecordIsWritten() {
    gw.inStep();
    CrmRecord stored = gw.storedRecord();
    Optional<PersonRef> person = Optional.of(Company.person(555));
    gw.crmShows(
        "1:b",
        new CrmRecord(
            stored.content(),
            stored.rep(),
            person,
            stored.entries(),
            stored.unaddressed(),
            stored.status(),
            stored.marking(),
            stored.linked()));
    gw.shows(ADA, "e1", "2", visit("Lunch"));

    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().person()).isEqualTo(person);
  }

  @Test
  void anEditIsSaidWithItsFieldAndBothValues() {
    gw.inStep();
    gw.crmShows("1:b", gw.storedRecord().with(visit("Lunch")));

    assertThat(gw.said()).isEqualTo("EDITED: changed in the CRM: subject");
    assertThat(gw.first().changes()).containsExactly(new FieldChange("subject", "Visit", "Lunch"));
    assertThat(gw.first().rule()).isEqualTo(Rule.CRM_1);
  }

  @Test
  void anotherRepIsSaid() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.groupwareApplies("e1", "1");
    crm.crmApplies();
    crm.crmShows("2:z", given(crm.storedRecord(), Company.rep(2)));

    assertThat(crm.said()).startsWith("EDITED: given to another rep in the CRM");
  }

  @Test
  void anEntryThatTheUserTookAwayStaysAway() {
    gw.company.addPerson(CARL, 200);
    gw.shows(ADA, "e1", "1", visit("Visit", BOB, CARL));
    gw.crmApplies();
    CrmRecord stored = gw.storedRecord();
    TreeMap<EmailAddress, ParticipantRef> left = new TreeMap<>(stored.entries());
    left.remove(BOB);
    gw.crmShows("1:b", entered(stored, left));

    assertThat(gw.last().state().agreed())
        .isEqualTo(new Agreement.Present(visit("Visit", CARL), Optional.of(Subject.of(ADA))));
    assertThat(gw.groupwareCommand(GroupwareCommand.UpdateEvent.class).changed())
        .containsExactly(Field.PARTICIPANTS);
    assertThat(gw.commands()).as("the CRM has said it itself").isZero();
  }

  @Test
  void onlyTheEntryThatTheUserChangedIsTheUsersChoice() {
    gw.company.addPerson(CARL, 200);
    gw.shows(ADA, "e1", "1", visit("Visit", BOB, CARL));
    gw.crmApplies();
    CrmRecord stored = gw.storedRecord();
    TreeMap<EmailAddress, ParticipantRef> changed = new TreeMap<>(stored.entries());
    changed.put(BOB, new ParticipantRef.External(new RecordKey(1, 777)));
    gw.crmShows("1:b", entered(stored, changed));
    gw.company.addPerson(BOB, 201);
    gw.directoryChanged(BOB);
    assertThat(gw.workList()).isEmpty();

    gw.company.addPerson(CARL, 202);
    gw.directoryChanged(CARL);

    assertThat(gw.workList()).containsExactly(Reason.PARTICIPANT_AMBIGUOUS);
  }

  @Test
  void theChoiceOfAnEntryIsForgottenWithTheEntry() {
    gw.company.addPerson(CARL, 200);
    gw.shows(ADA, "e1", "1", visit("Visit", BOB, CARL));
    gw.crmApplies();
    CrmRecord stored = gw.storedRecord();
    TreeMap<EmailAddress, ParticipantRef> changed = new TreeMap<>(stored.entries());
    changed.put(BOB, new ParticipantRef.External(new RecordKey(1, 777)));
    gw.crmShows("1:b", entered(stored, changed));
    assertThat(gw.last().state().crm().chosen()).containsExactly(BOB);

    changed.remove(BOB);
    gw.crmShows("1:c", entered(stored, changed));

    assertThat(gw.last().state().crm().chosen()).isEmpty();
  }

  @Test
  void whatARecordHoldsOnlyInReducedFormIsSaid() {
    crm.input(
        new Input.FromCrm(
            new CrmChange.RecordObserved(
                Bench.RECORD,
                "0:a",
                record("Visit", 1),
                List.of(new Reduction(Field.TEXT, "cut from 200000 to 100000 characters")),
                Optional.empty())));

    assertThat(crm.first().words()).startsWith("text cut from 200000 to 100000 characters");
  }

  @Test
  void anotherRecordThanTheOneOfTheAppointmentChangesNothing() {
    gw.inStep();
    gw.input(
        new Input.FromCrm(
            new CrmChange.RecordObserved(
                new RecordKey(1000, 99), "0:z", record("Dinner", 1), List.of(), Optional.empty())));

    assertThat(gw.said()).isEqualTo("ECHO: record 1000-99 is not the one of this appointment");
    assertThat(gw.commands()).isZero();
  }

  @Test
  void whatIsShownWhileACommandIsUnderWayWaitsAndWhatIsOlderIsStale() {
    gw.inStep();
    gw.shows(ADA, "e1", "2", visit("Lunch"));
    gw.crmShows("1:b", gw.storedRecord().with(visit("Dinner")));
    assertThat(gw.first().reason()).isEqualTo(Reason.WAITS_FOR_RESULT);
    gw.crmConflicts();
    gw.crmApplies();
    gw.crmShows("1:b", record("Dinner", 1));

    assertThat(gw.first().reason()).isEqualTo(Reason.STALE);
  }

  @Test
  void theResultOfAnEarlierCommandIsKnownAlready() {
    gw.inStep();
    gw.input(
        new Input.OfCrm(new CrmResult.Conflict(new CommandId(gw.key(), Side.CRM, 99), "moved")));

    assertThat(gw.said()).isEqualTo("ECHO: the result of an earlier command, known already");
  }

  @Test
  void eachResultIsSaidInItsWords() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    CrmCommand.CreateRecord create = gw.crmCommand(CrmCommand.CreateRecord.class);
    gw.input(
        new Input.OfCrm(
            new CrmResult.Written(create.id(), Bench.RECORD, "1:a", create.wanted(), true)));
    assertThat(gw.said()).isEqualTo("APPLIED: the record was so already");

    gw.shows(ADA, "e1", "2", visit("Lunch"));
    gw.crmRefuses();
    assertThat(gw.said()).isEqualTo("REJECTED: the CRM refused it: value too long");
    assertThat(gw.last().decision().workList().getFirst().words())
        .isEqualTo("the CRM refused it: value too long");

    gw.operator(new OperatorAction.Retry(gw.key(), "eva"));
    assertThat(gw.said()).isEqualTo("OPERATOR: tried again by eva");
    gw.crmConflicts();
    assertThat(gw.said()).isEqualTo("VERSION_MOVED: the version had moved");
  }

  @Test
  void aRecordThatWasFoundIsSaid() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    CrmCommand.CreateRecord create = gw.crmCommand(CrmCommand.CreateRecord.class);
    gw.input(
        new Input.OfCrm(new CrmResult.Found(create.id(), Bench.RECORD, "1:f", create.wanted())));

    assertThat(gw.said())
        .isEqualTo("EDITED: a linked record was there already; new record in the CRM");
  }

  @Test
  void aRecordAndAnEventThatMeetAreMatchedFieldByField() {
    gw.company.rep(ADA, 1, false);
    gw.shows(ADA, "e1", "1", visit("Visit"));
    assertThat(gw.commands()).isZero();
    gw.crmShows("0:a", record("Dinner", 1));

    assertThat(gw.first().contests())
        .singleElement()
        .satisfies(
            contest -> {
              assertThat(contest.groupware()).isEqualTo("Visit");
              assertThat(contest.crm()).isEqualTo("Dinner");
            });
    assertThat(gw.first().words()).contains("new record in the CRM").contains("groupware's counts");
  }

  @Test
  void aUsersEntriesOfANewRecordAreNotQuestioned() {
    crm.company.addPerson(CARL, 200);
    crm.company.addPerson(CARL, 201);
    TreeMap<EmailAddress, ParticipantRef> entries =
        new TreeMap<>(Map.of(CARL, new ParticipantRef.External(new RecordKey(1, 200))));
    crm.crmShows("0:a", entered(record("Visit", 1), entries));

    assertThat(crm.workList()).isEmpty();
    assertThat(
            crm.groupwareCommand(GroupwareCommand.CreateEvent.class).wanted().content().subject())
        .isEqualTo(new Text("Visit"));
  }
}

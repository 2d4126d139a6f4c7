package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Company.CARL;
import static dev.lockstep.sync.core.Visits.record;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.groupware.GroupwareCommand;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose appointment it is, on both sides, and what is done when nobody knows (GW-4, CRM-2). */
class OwnersTest {

  private final Bench gw = Bench.bornInGroupware();
  private final Bench crm = Bench.bornInCrm();

  private void bornInCrmAndInStep() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.groupwareApplies("e1", "1");
    crm.crmApplies();
  }

  private CrmRecord told(Bench bench) {
    return bench.crmCommand(CrmCommand.UpdateRecord.class).wanted();
  }

  @Test
  void aUserWhoIsMoreThanOneIsSaidWithTheCandidates() {
    gw.company.rep(ADA, 11, true);
    gw.shows(ADA, "e1", "1", visit("Visit"));

    assertThat(gw.last().decision().reason()).isEqualTo(Reason.USER_NOT_FOUND);
    assertThat(gw.last().decision().words())
        .contains("ada@contoso.test is more than one in the CRM: rep rep 1 (1-1), rep rep 11");
    assertThat(gw.commands()).isZero();
  }

  @Test
  void aUserWhoIsSwitchedOffIsSaidOnlyOnceThereIsSomethingToWrite() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.crmApplies();
    gw.company.rep(ADA, 1, false);
    gw.directoryChanged(ADA);
    assertThat(gw.first().reason()).isEqualTo(Reason.ECHO);

    gw.shows(ADA, "e1", "2", visit("Lunch"));

    assertThat(gw.first().reason()).isEqualTo(Reason.USER_NOT_FOUND);
    assertThat(gw.first().rule()).isEqualTo(Rule.GW_4);
    assertThat(gw.commands()).isZero();
  }

  @Test
  void aRepWhoLeftTheCompanyStaysInTheRecordAndTheRecordIsWrittenStill() {
    bornInCrmAndInStep();
    crm.company.removeRep(1);
    crm.directoryChanged(Company.rep(1).id());
    crm.shows(ADA, "e1", "2", visit("Lunch"));

    CrmRecord told = told(crm);
    assertThat(told.content().subject()).isEqualTo(new Text("Lunch"));
    assertThat(told.rep()).contains(Company.rep(1));
  }

  @Test
  void aRecordWithoutAPersonGetsTheUsersWithTheNextEdit() {
    bornInCrmAndInStep();
    assertThat(crm.storedRecord().person()).isEmpty();
    crm.shows(ADA, "e1", "2", visit("Lunch"));

    assertThat(told(crm).person()).contains(Company.person(101));
  }

  @Test
  void aPersonOfTheRecordIsNeverReplacedByTheUsers() {
    CrmRecord visit = record("Visit", 1);
    Optional<PersonRef> person = Optional.of(Company.person(555));
    crm.crmShows(
        "0:a",
        new CrmRecord(
            visit.content(),
            visit.rep(),
            person,
            visit.entries(),
            visit.unaddressed(),
            visit.status(),
            visit.marking(),
            visit.linked()));
    crm.groupwareApplies("e1", "1");
    crm.crmApplies();
    crm.shows(ADA, "e1", "2", visit("Lunch"));

    assertThat(told(crm).person()).isEqualTo(person);
  }

  @Test
  void aRepWithoutAMailboxIsSaidWithTheCause() {
    crm.crmShows("0:a", record("Visit", 3));
    assertThat(crm.last().decision().words())
        .endsWith("rep rep 3 is not enabled for the connector");

    Bench other = Bench.bornInCrm();
    other.company.repWithoutAddress(4);
    other.crmShows("0:a", record("Visit", 4));

    assertThat(other.last().decision().words()).endsWith("rep rep 4 has no address");
    assertThat(other.last().decision().reason()).isEqualTo(Reason.NO_MAILBOX);
  }

  @Test
  void linkingARecordIsNoRuleOfGroupwareButChangingItIs() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.groupwareApplies("e1", "1");
    assertThat(crm.decisionsRule()).isEqualTo(Rule.NONE);
    crm.crmApplies();

    crm.shows(ADA, "e1", "2", visit("Lunch"));

    assertThat(crm.decisionsRule()).isEqualTo(Rule.GW_1);
  }

  @Test
  void takingAMarkAwayIsTheRuleThatSetIt() {
    gw.shows(ADA, "e1", "1", visit("Visit", CARL));
    gw.crmApplies();
    gw.company.addPerson(CARL, 200);
    gw.directoryChanged(CARL);

    assertThat(gw.decisionsRule()).isEqualTo(Rule.GW_2);
    assertThat(gw.last().decision().outputs().getFirst().words())
        .isEqualTo("change participants of record 1000-1");
  }

  @Test
  void deletingTheEventOfARecordIsARuleOfTheCrm() {
    bornInCrmAndInStep();
    crm.crmGone();

    assertThat(crm.decisionsRule()).isEqualTo(Rule.CRM_1);
  }

  @Test
  void whatIsNoAddressIsMarkedAsSuch() {
    gw.shows(ADA, "e1", "1", visit("Visit", new EmailAddress("the boss"), CARL));

    assertThat(gw.crmCommand(CrmCommand.CreateRecord.class).wanted().marking().words())
        .isEqualTo("not found: carl@customer.test, the boss (not an address)");
  }

  @Test
  void theRecordsOwnerIsNoGuestOfTheEvent() {
    crm.crmShows("0:a", record("Visit", 1).with(visit("Visit", ADA, BOB)));

    assertThat(
            crm.groupwareCommand(GroupwareCommand.CreateEvent.class)
                .wanted()
                .content()
                .participants()
                .addresses())
        .containsExactly(BOB);
  }
}

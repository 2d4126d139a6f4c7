package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Company.CARL;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.operator.OperatorAction;
import org.junit.jupiter.api.Test;

/** What a person took off the work list stays away, until it is another matter. */
class DismissalsTest {

  private static final EmailAddress DORA = new EmailAddress("dora@customer.test");

  private final Bench gw = Bench.bornInGroupware();

  private void dismiss() {
    gw.operator(new OperatorAction.Dismiss(gw.key(), "eva"));
  }

  /** Carl is nobody in the CRM, and a person has seen it. */
  private void missingAndDismissed() {
    gw.shows(ADA, "e1", "1", visit("Visit", CARL));
    gw.crmApplies();
    assertThat(gw.workList()).containsExactly(Reason.PARTICIPANT_MISSING);
    dismiss();
  }

  @Test
  void whoIsMissingStaysAwayFromTheWorkListWhateverElseHappens() {
    missingAndDismissed();
    assertThat(gw.workList()).isEmpty();
    gw.directoryChanged(CARL);
    assertThat(gw.workList()).isEmpty();
    gw.shows(ADA, "e1", "2", visit("Lunch", CARL));
    gw.crmApplies();
    gw.crmShows("2:own", gw.storedRecord());

    assertThat(gw.workList()).isEmpty();
  }

  @Test
  void anotherWhoIsMissingIsAnotherMatter() {
    missingAndDismissed();
    gw.shows(ADA, "e1", "2", visit("Visit", CARL, DORA));

    assertThat(gw.workList()).containsExactly(Reason.PARTICIPANT_MISSING);
    assertThat(gw.last().decision().workList().getFirst().words())
        .isEqualTo("not found: carl@customer.test, dora@customer.test");
  }

  @Test
  void whoWasFoundAndIsMissingAgainIsAMatterAgain() {
    missingAndDismissed();
    gw.company.addPerson(CARL, 200);
    gw.directoryChanged(CARL);
    gw.crmApplies();
    gw.company.removePerson(200);
    gw.directoryChanged(CARL);

    assertThat(gw.workList()).containsExactly(Reason.PARTICIPANT_MISSING);
  }

  @Test
  void anEditThatCannotBeCarriedComesBackWithTheNextOne() {
    gw.showsCopy(BOB, "b1", "1", visit("Visit", CARL), CARL);
    gw.crmApplies();
    CrmRecord stored = gw.storedRecord();
    gw.crmShows("1:b", stored.with(visit("Lunch")));
    assertThat(gw.workList()).contains(Reason.FOREIGN_ORGANIZER);
    dismiss();
    gw.directoryChanged(BOB);
    assertThat(gw.workList()).isEmpty();

    gw.crmShows("1:c", stored.with(visit("Dinner")));

    assertThat(gw.workList()).containsExactly(Reason.FOREIGN_ORGANIZER);
  }

  @Test
  void anEditThatCannotBeCarriedIsNoMatterOnceItIsTakenBack() {
    gw.showsCopy(BOB, "b1", "1", visit("Visit", CARL), CARL);
    gw.crmApplies();
    CrmRecord stored = gw.storedRecord();
    gw.crmShows("1:b", stored.with(visit("Lunch")));
    gw.crmShows("1:c", stored.with(stored.content()));

    assertThat(gw.workList()).doesNotContain(Reason.FOREIGN_ORGANIZER);
  }
}

package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.CARL;
import static dev.lockstep.sync.core.Masks.confidential;
import static dev.lockstep.sync.core.Masks.masked;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.decision.ConflictPolicy;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.operator.OperatorAction;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a mask hides is not lost in silence, and what waits behind it is said (architecture, section
 * 12, invariants 2, 10 and 11).
 */
class HiddenContentTest {

  private final Bench bench = Bench.bornInGroupware();

  private CrmRecord eventIsPrivate() {
    bench.inStep();
    bench.shows(ADA, "e1", "2", masked(visit("Visit")));
    bench.crmApplies();
    return bench.storedRecord();
  }

  @Test
  void anEventWhoseContentIsNotKnownIsNotMovedToAnotherMailboxUnasked() {
    CrmRecord record = eventIsPrivate();

    bench.crmShows("8:b", Visits.given(record, Company.rep(2)));

    assertThat(bench.commands()).isZero();
    assertThat(bench.workList()).containsExactly(Reason.HIDDEN_CONTENT);
  }

  @Test
  void releasedItIsMoved() {
    CrmRecord record = eventIsPrivate();
    bench.crmShows("8:b", Visits.given(record, Company.rep(2)));

    bench.operator(new OperatorAction.Release(bench.key(), "eva"));

    assertThat(bench.groupwareCommand(GroupwareCommand.DeleteEvent.class).mailbox()).isEqualTo(ADA);
    assertThat(bench.workList()).isEmpty();
  }

  @Test
  void dismissedItStaysWhereItIsAndTheRecordGoesBackToItsRep() {
    CrmRecord record = eventIsPrivate();
    bench.crmShows("8:b", Visits.given(record, Company.rep(2)));

    bench.operator(new OperatorAction.Dismiss(bench.key(), "eva"));

    assertThat(bench.workList()).isEmpty();
    assertThat(bench.crmCommand(CrmCommand.UpdateRecord.class).wanted().rep())
        .isEqualTo(record.rep());
    assertThat(bench.commands()).isZero();
  }

  @Test
  void whileItWaitsItIsToldWhatIsNotHidden() {
    CrmRecord record = eventIsPrivate();
    CrmRecord later = record.with(record.content().with(Masks.ELEVEN));

    bench.crmShows("8:b", Visits.given(later, Company.rep(2)));

    GroupwareCommand.UpdateEvent update =
        bench.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    assertThat(update.mailbox()).isEqualTo(ADA);
    assertThat(update.changed()).containsExactly(Field.TIMING);
    assertThat(bench.workList()).containsExactly(Reason.HIDDEN_CONTENT);
  }

  @Test
  void anOpenMeetingWhoseMoveIsHeldForItsMailIsNotThereTwiceWhenThatIsDismissed() {
    Bench meeting = Bench.bornInGroupware();
    meeting.shows(ADA, "e1", "1", visit("Visit", CARL));
    meeting.crmApplies();
    meeting.crmShows("8:b", Visits.given(meeting.storedRecord(), Company.rep(2)));
    assertThat(meeting.workList()).contains(Reason.MAIL_HELD);

    meeting.operator(new OperatorAction.Dismiss(meeting.key(), "eva"));

    assertThat(meeting.last().groupwareCommands()).isEmpty();
    assertThat(meeting.crmCommand(CrmCommand.UpdateRecord.class).wanted().rep())
        .contains(Company.rep(1));
  }

  @Test
  void givenBackItIsOffTheWorkList() {
    CrmRecord record = eventIsPrivate();
    bench.crmShows("8:b", Visits.given(record, Company.rep(2)));

    bench.crmShows("8:c", record);

    assertThat(bench.workList()).isEmpty();
    assertThat(bench.commands()).isZero();
  }

  @Test
  void anOpenEventIsMovedAsBefore() {
    bench.inStep();

    bench.crmShows("8:b", Visits.given(bench.storedRecord(), Company.rep(2)));

    assertThat(bench.groupwareCommand(GroupwareCommand.DeleteEvent.class)).isNotNull();
  }

  @Test
  void anEditThatIsNotToldStandsOnTheWorkListUntilTheMaskIsTakenAway() {
    CrmRecord record = eventIsPrivate();

    bench.crmShows("8:b", record.with(confidential(visit("Lunch"))));

    assertThat(bench.last().decision().workList())
        .extracting(WorkItem::words)
        .containsExactly("not told to groupware while the appointment is private: subject");
    assertThat(bench.last().decision().words())
        .contains("not told to groupware while the appointment is private: subject");
    bench.shows(ADA, "e1", "3", visit("Visit"));
    assertThat(bench.workList()).isEmpty();
  }

  @Test
  void anEditOfTheEventThatIsNotToldToAPrivateRecordStandsThereToo() {
    bench.inStep();
    bench.crmShows("2:b", masked(bench.storedRecord()));
    bench.groupwareApplies("e1", "2");
    bench.shows(ADA, "e1", "3", confidential(visit("Lunch")));

    assertThat(bench.last().decision().workList())
        .extracting(WorkItem::words)
        .containsExactly("not told to the CRM while the appointment is private: subject");
  }

  /** Each decision of the appointment would say it again otherwise. */
  @Test
  void whatWaitsBehindAMaskIsSaidOnce() {
    CrmRecord record = eventIsPrivate();
    bench.crmShows("8:b", record.with(confidential(visit("Lunch"))));
    bench.shows(ADA, "e1", "3", masked(visit("Visit")));

    assertThat(bench.workList()).containsExactly(Reason.BEHIND_MASK);
    assertThat(bench.last().decision().words()).doesNotContain("not told to");
  }

  @Test
  void whatIsTakenBackBehindAMaskWaitsNoMore() {
    CrmRecord record = eventIsPrivate();
    bench.crmShows("8:b", record.with(confidential(visit("Lunch"))));
    bench.crmShows("8:c", record);

    assertThat(bench.workList()).isEmpty();
  }

  @Test
  void whatOnlyBecamePrivateWaitsForNothing() {
    eventIsPrivate();

    assertThat(bench.workList()).isEmpty();
  }

  @Test
  void theWorkListQuotesNoPrivateSubjectInADispute() {
    Bench marking = Bench.bornInGroupware(Policies.conflict(ConflictPolicy.MARK, Map.of()));
    marking.inStep();
    marking.shows(ADA, "e1", "2", confidential(visit("Surgery")));
    marking.crmShows("8:b", marking.storedRecord().with(confidential(visit("Dentist"))));
    marking.crmConflicts();

    assertThat(marking.last().decision().workList())
        .filteredOn(item -> item.reason() == Reason.CONFLICT)
        .extracting(WorkItem::words)
        .containsExactly("subject: each side has its own");
  }
}

package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Masks.confidential;
import static dev.lockstep.sync.core.Masks.masked;
import static dev.lockstep.sync.core.Masks.saying;
import static dev.lockstep.sync.core.Visits.record;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.decision.ConflictPolicy;
import dev.lockstep.model.decision.Contest;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.operator.OperatorAction;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Events and records of which one side never saw more than a mask (architecture, section 12,
 * invariant 11): made while they were private, or found so.
 */
class MaskedFromTheStartTest {

  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

  private final Bench bench = Bench.bornInGroupware();

  /** A record that was made after its event had become private. */
  private void recordIsAMask() {
    bench.company.rep(ADA, 1, false);
    bench.shows(ADA, "e1", "1", saying("Agenda", visit("Doctor", BOB)));
    bench.shows(ADA, "e1", "2", masked(visit("Doctor", BOB)));
    bench.company.rep(ADA, 1, true);
    bench.directoryChanged(ADA);
    bench.crmApplies();
  }

  @Test
  void aRecordThatIsOnlyAMaskStaysDeleted() {
    recordIsAMask();

    bench.crmGone();

    assertThat(bench.workList()).isEmpty();
    assertThat(bench.groupwareCommand(GroupwareCommand.DeleteEvent.class)).isNotNull();
    assertThat(bench.commands()).isZero();
  }

  @Test
  void aRecordThatIsOnlyAMaskComesBackIfItsEventWasMovedMeanwhile() {
    recordIsAMask();
    bench.shows(ADA, "e1", "3", masked(visit("Doctor")).with(Masks.ELEVEN));

    bench.crmGone();
    bench.crmConflicts();

    assertThat(bench.workList()).contains(Reason.DELETED_AND_EDITED);
  }

  @Test
  void anEventThatAppearsMaskedStaysDeleted() {
    Bench crm = Bench.bornInCrm();
    crm.crmShows("0:a", record("Visit", 1));
    crm.groupwareFinds("e1", "1", masked(visit("Visit")));

    crm.absent(ADA, "e1", Absence.DELETED);

    assertThat(crm.workList()).isEmpty();
    assertThat(crm.commands()).as("the record goes, and no event is made anew").isOne();
    assertThat(crm.last().groupwareCommands()).isEmpty();
  }

  @Test
  void anEventThatIsMadeWhileTheRecordIsPrivateSaysNothingOfItAndInvitesNobody() {
    bench.shows(ADA, "e1", "1", saying("Agenda", visit("Visit", BOB)));
    bench.crmApplies();
    CrmRecord open = bench.storedRecord();
    bench.crmShows("1:b", masked(open));
    bench.groupwareStores("e1", "2", masked(visit("Visit")));
    bench.crmShows("1:c", Visits.given(masked(open), Company.rep(2)));
    bench.operator(new OperatorAction.Release(bench.key(), "eva"));
    bench.groupwareDeleted();

    assertThat(bench.groupwareCommand(GroupwareCommand.CreateEvent.class).wanted().content())
        .isEqualTo(masked(visit("Visit")));
  }

  @Test
  void anEventThatWasMadeAsAMaskIsToldAllOnceTheRecordIsOpen() {
    Bench crm = Bench.bornInCrm();
    crm.crmShows("0:a", masked(record("Visit", 1)));
    crm.groupwareApplies("e1", "1");
    crm.crmApplies();

    crm.crmShows("0:b", crm.storedRecord().with(visit("Visit")));
    crm.groupwareApplies("e1", "2");

    assertThat(crm.groupwareCommand(GroupwareCommand.UpdateEvent.class).wanted().content())
        .isEqualTo(visit("Visit"));
  }

  @Test
  void participantsOfARecordThatIsFoundPrivateAreNotMadeUp() {
    bench.shows(ADA, "e1", "1", visit("Visit", BOB));
    CrmRecord wanted = bench.crmCommand(CrmCommand.CreateRecord.class).wanted();
    bench.crmFinds(masked(wanted));

    assertThat(bench.storedRecord()).isEqualTo(masked(wanted));
  }

  @Test
  void whatStandsBehindTheMaskOfAnEventThatIsFoundIsNotMadeUp() {
    Bench crm = Bench.bornInCrm();
    crm.crmShows("0:a", record("Visit", 1));
    crm.groupwareFinds("e1", "1", masked(visit("Visit")));

    assertThat(crm.last().state().groupware().state().seen().orElseThrow().content())
        .isEqualTo(masked(visit("Visit")));
  }

  @Test
  void whatWasBehindAMaskIsNotTheNewestBecauseTheMaskIsTakenAway() {
    Bench newest = Bench.bornInGroupware(Policies.conflict(ConflictPolicy.NEWEST, Map.of()));
    newest.shows(ADA, "e1", "1", visit("Visit"));
    newest.crmApplies();
    newest.shows(ADA, "e1", "2", masked(visit("Visit")));
    newest.crmApplies();
    CrmRecord known = newest.storedRecord();
    newest.modified(NOON);
    newest.crmShows("8:b", known.with(confidential(visit("Lunch"))));

    newest.modified(NOON.plusSeconds(60));
    newest.shows(ADA, "e1", "3", visit("Dinner"));

    assertThat(newest.first().contests())
        .extracting(Contest::field)
        .containsExactly(Field.SUBJECT.words());
    assertThat(newest.first().words()).contains("it is not known which was entered later");
  }
}

package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Masks.ELEVEN;
import static dev.lockstep.sync.core.Masks.confidential;
import static dev.lockstep.sync.core.Masks.masked;
import static dev.lockstep.sync.core.Masks.saying;
import static dev.lockstep.sync.core.Visits.record;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.decision.ConflictPolicy;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.sync.rules.Policy;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Private appointments whose content is masked (architecture, section 12, invariant 11): a mask is
 * no edit of what it hides, and nothing is written over what it hides.
 */
class PrivacyTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final Bench bench = Bench.bornInGroupware();

  private void bothShow(Appointment content) {
    bench.shows(ADA, "e1", "1", content);
    bench.crmApplies();
  }

  @Test
  void aRecordThatIsMadePrivateTakesNothingFromTheEvent() {
    bothShow(saying("Agenda", visit("Visit", BOB)));

    bench.crmShows("1:b", masked(bench.storedRecord()));

    GroupwareCommand.UpdateEvent update =
        bench.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    assertThat(update.changed()).containsExactly(Field.VISIBILITY);
    assertThat(update.wanted().content())
        .isEqualTo(confidential(saying("Agenda", visit("Visit", BOB))));
  }

  @Test
  void anEventThatIsMadePrivateTakesNothingFromTheRecord() {
    bothShow(visit("Visit", BOB));
    CrmRecord before = bench.storedRecord();

    bench.shows(ADA, "e1", "2", masked(visit("Visit", BOB)));

    assertThat(bench.crmCommand(CrmCommand.UpdateRecord.class).wanted())
        .isEqualTo(before.with(confidential(before.content())));
  }

  @Test
  void whatIsNotHiddenGoesOnBeingCarried() {
    bothShow(visit("Visit", BOB));
    bench.crmShows("1:b", masked(bench.storedRecord()));
    bench.groupwareStores("e1", "2", masked(visit("Visit", BOB)));

    CrmRecord record = bench.storedRecord();
    bench.crmShows("2:b", masked(record.with(record.content().with(ELEVEN))));

    GroupwareCommand.UpdateEvent update =
        bench.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    assertThat(update.changed()).containsExactly(Field.TIMING);
  }

  @Test
  void aMaskThatIsTakenAwayFromWhatItWasTellsNothing() {
    bothShow(visit("Visit", BOB));
    bench.shows(ADA, "e1", "2", masked(visit("Visit", BOB)));
    bench.crmApplies();

    bench.shows(ADA, "e1", "3", visit("Visit", BOB));

    CrmRecord told = bench.crmCommand(CrmCommand.UpdateRecord.class).wanted();
    assertThat(told.content()).isEqualTo(visit("Visit", BOB));
    bench.crmApplies();
    assertThat(bench.commands()).isZero();
  }

  @Test
  void whatWasChangedBehindTheMaskIsCarriedOnceItIsShown() {
    bothShow(saying("Agenda", visit("Visit", BOB)));
    bench.shows(ADA, "e1", "2", masked(visit("Visit")));
    bench.crmApplies();

    bench.shows(ADA, "e1", "3", visit("Lunch"));

    assertThat(bench.crmCommand(CrmCommand.UpdateRecord.class).wanted().content())
        .isEqualTo(visit("Lunch"));
  }

  @Test
  void anEditOfTheOtherSideWaitsUntilTheMaskIsTakenAway() {
    bothShow(visit("Visit"));
    bench.shows(ADA, "e1", "2", masked(visit("Visit")));
    bench.crmApplies();
    CrmRecord record = bench.storedRecord();
    bench.crmShows("8:b", record.with(record.content().with(new Text("Lunch"))));
    assertThat(bench.commands()).as("while the event is private").isZero();

    bench.shows(ADA, "e1", "3", visit("Visit"));

    bench.crmApplies();
    assertThat(bench.groupwareCommand(GroupwareCommand.UpdateEvent.class).wanted().content())
        .isEqualTo(visit("Lunch"));
  }

  @Test
  void anEditOfBothSidesIsAConflictOnceTheMaskIsTakenAway() {
    bothShow(visit("Visit"));
    bench.shows(ADA, "e1", "2", masked(visit("Visit")));
    bench.crmApplies();
    CrmRecord record = bench.storedRecord();
    bench.crmShows("8:b", record.with(record.content().with(new Text("Lunch"))));

    bench.shows(ADA, "e1", "3", visit("Dinner"));

    assertThat(bench.first().contests())
        .singleElement()
        .satisfies(contest -> assertThat(contest.field()).isEqualTo(Field.SUBJECT.words()));
    assertThat(bench.crmCommand(CrmCommand.UpdateRecord.class).wanted().content())
        .isEqualTo(visit("Dinner"));
  }

  /** Found by random histories: the CRM's text was written over the secret of the event. */
  @ParameterizedTest
  @EnumSource(names = {"GROUPWARE", "CRM"})
  void twoPrivateTextsAtOnceLeaveEachOther(ConflictPolicy policy) {
    Policy p = Policy.DEFAULT;
    Bench crm =
        Bench.bornInCrm(
            new Policy(
                p.invite(),
                p.externalMail(),
                p.softDelete(),
                policy,
                p.conflictByField(),
                p.link()));
    crm.crmShows("0:a", record("Visit", 1));
    crm.crmShows("0:b", record("Lunch", 1));
    crm.groupwareApplies("e1", "1");
    crm.groupwareConflicts();
    crm.shows(ADA, "e1", "2", masked(visit("Secret of the event")));
    assertThat(crm.last().groupwareCommands()).isEmpty();

    crm.crmConflicts();
    crm.crmShows("0:c", masked(record("Secret of the record", 1)));

    assertThat(crm.last().groupwareCommands()).isEmpty();
  }

  @Test
  void aRecordMadeForAnEventThatBecamePrivateSaysNothingOfIt() {
    bench.company.rep(ADA, 1, false);
    bench.shows(ADA, "e1", "1", visit("Doctor"));
    bench.shows(ADA, "e1", "2", masked(visit("Doctor")));

    bench.company.rep(ADA, 1, true);
    bench.directoryChanged(ADA);

    assertThat(bench.crmCommand(CrmCommand.CreateRecord.class).wanted().content())
        .isEqualTo(masked(visit("Doctor")));
  }

  /** A record is private; then the event is opened, and called Lunch. */
  private CrmRecord openedInGroupware() {
    bothShow(visit("Visit"));
    bench.crmShows("1:b", masked(bench.storedRecord()));
    bench.groupwareStores("e1", "2", masked(visit("Visit")));
    bench.shows(ADA, "e1", "3", visit("Lunch"));
    CrmRecord opened = bench.crmCommand(CrmCommand.UpdateRecord.class).wanted();
    assertThat(opened.content()).isEqualTo(visit("Visit"));
    return opened;
  }

  @Test
  void aMaskThatTheOtherSideTakesAwayIsTakenAwayBeforeAnythingIsWrittenBehindIt() {
    bench.crmStores(openedInGroupware());

    assertThat(bench.lastReasons()).containsExactly(Reason.APPLIED);
    assertThat(bench.crmCommand(CrmCommand.UpdateRecord.class).wanted().content())
        .isEqualTo(visit("Lunch"));
  }

  @Test
  void whatIsFoundBehindAMaskThatTheOtherSideTookAwayIsAnEditOfItsOwn() {
    bench.crmStores(openedInGroupware().with(visit("Dinner")));

    assertThat(bench.last().decision().contests()).hasSize(1);
    assertThat(bench.crmCommand(CrmCommand.UpdateRecord.class).wanted().content())
        .isEqualTo(visit("Lunch"));
  }

  /** Read before it was made private and published after; found by histories (seed 805209383). */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anOlderVersionThatIsPublishedLateOpensNothing(boolean whileAwaiting) {
    bothShow(visit("Visit"));
    bench.crmShows("1:b", masked(bench.storedRecord()));
    Input written = madePrivate(NOON);
    if (!whileAwaiting) {
      bench.input(written);
    }
    bench.modified(NOON.minusSeconds(1));
    bench.shows(ADA, "e1", "0", visit("Visit"));
    if (whileAwaiting) {
      bench.input(written);
    }

    assertThat(bench.commands()).isZero();
    assertThat(bench.first().words()).contains("older than what is known");
  }

  @Test
  void whatItsOwnerOpensLaterIsOpen() {
    bothShow(visit("Visit"));
    bench.crmShows("1:b", masked(bench.storedRecord()));
    bench.input(madePrivate(NOON));
    bench.modified(NOON);
    bench.shows(ADA, "e1", "3", visit("Visit"));

    assertThat(bench.crmCommand(CrmCommand.UpdateRecord.class).wanted().content().visibility())
        .isEqualTo(Visibility.NORMAL);
  }

  private Input madePrivate(Instant modified) {
    GroupwareCommand update = bench.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    return new Input.OfGroupware(
        new GroupwareResult.Written(
            update.id(),
            new EventRef(ADA, "e1"),
            "uid",
            "2",
            masked(visit("Visit")),
            false,
            Optional.empty(),
            false,
            Optional.of(modified)));
  }
}

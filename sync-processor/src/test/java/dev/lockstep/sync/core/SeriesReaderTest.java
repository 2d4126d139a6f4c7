package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Visits.TEN;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.recurrence.Frequency;
import dev.lockstep.model.recurrence.Recurrence;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.series.Series;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is made of the series as a whole, while each occurrence is decided by itself. */
class SeriesReaderTest {

  private static final EventRef EVENT = new EventRef(ADA, "e1");

  private final Bench gw = Bench.bornInGroupware();

  private static GroupwareChange weekly(Reduction... reductions) {
    return new GroupwareChange.SeriesObserved(
        EVENT,
        "uid",
        "2",
        ADA,
        true,
        false,
        new Series(
            visit("Visit"),
            ((Timing.Timed) TEN).zone(),
            Recurrence.of(RecurrenceRule.every(1, Frequency.WEEKLY))),
        new TreeSet<>(),
        List.of(reductions));
  }

  private static GroupwareChange absent(Absence absence) {
    return new GroupwareChange.EventAbsent(EVENT, absence);
  }

  private static GroupwareChange notUnderstood(Reason reason) {
    return new GroupwareChange.EventNotRepresentable(
        EVENT, "uid", "1", reason, new Text("Weekly"), "the zone Mars/Base is unknown");
  }

  private void shows(GroupwareChange change, String words) {
    gw.input(new Input.OfSeries(change, true, words));
  }

  private void showsNothingNew(GroupwareChange change, String words) {
    gw.input(new Input.OfSeries(change, false, words));
  }

  private void single() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.crmApplies();
  }

  @Test
  void aSeriesSaysWhatCameOfItForItsOccurrencesAndTellsNobodyAnythingItself() {
    shows(weekly(), "52 occurrences new");

    assertThat(gw.said()).isEqualTo("EDITED: 52 occurrences new");
    assertThat(gw.first().rule()).isEqualTo(Rule.REC);
    assertThat(gw.first().input()).isEqualTo("series in ada@contoso.test");
    assertThat(gw.commands()).isZero();
  }

  @Test
  void aSeriesThatIsAsItWasIsAnEcho() {
    showsNothingNew(weekly(), "no occurrence changed");

    assertThat(gw.said()).isEqualTo("ECHO: no occurrence changed");
  }

  @Test
  void whatIsMissingFromASeriesIsSaid() {
    shows(weekly(new Reduction(Field.TEXT, "cut to 100000 characters")), "1 occurrence changed");

    assertThat(gw.first().words()).isEqualTo("text cut to 100000 characters; 1 occurrence changed");
  }

  @Test
  void aSingleEventThatBecomesASeriesLeavesNoRecordOfItsOwn() {
    single();
    shows(weekly(), "52 occurrences new");

    assertThat(gw.first().words()).contains("it is a series now").contains("52 occurrences new");
    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().status())
        .isEqualTo(Status.CANCELLED);
  }

  @Test
  void aSeriesThatBecameASingleEventAgainSaysWhatWentWithIt() {
    shows(weekly(), "52 occurrences new");
    shows(
        new GroupwareChange.EventObserved(
            EVENT,
            "uid",
            "3",
            ADA,
            true,
            false,
            visit("Visit"),
            List.of(),
            Optional.empty(),
            Optional.empty()),
        "52 occurrences gone");

    assertThat(gw.first().words()).contains("52 occurrences gone");
    assertThat(gw.crmCommand(CrmCommand.CreateRecord.class).wanted().content())
        .isEqualTo(visit("Visit"));
  }

  @Test
  void aSeriesThatNobodyUnderstoodIsOffTheWorkListOnceItIsDeleted() {
    showsNothingNew(notUnderstood(Reason.UNKNOWN_TIME_ZONE), "its occurrences stay as they were");
    shows(absent(Absence.DELETED), "0 occurrences gone");

    assertThat(gw.workList()).isEmpty();
  }

  @Test
  void aSeriesThatIsDeletedSaysWhatBecameOfItsOccurrences() {
    shows(weekly(), "52 occurrences new");
    shows(absent(Absence.DELETED), "52 occurrences gone");

    assertThat(gw.said()).isEqualTo("DELETED: 52 occurrences gone");
  }

  @Test
  void aSingleEventThatIsDeletedWhileItWasTakenForASeriesIsDeleted() {
    single();
    shows(absent(Absence.DELETED), "0 occurrences gone");

    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().status())
        .isEqualTo(Status.CANCELLED);
  }

  @Test
  void aSeriesThatIsNotProvenDeletedIsNot() {
    shows(weekly(), "52 occurrences new");
    showsNothingNew(absent(Absence.OUT_OF_WINDOW), "no occurrence changed");

    assertThat(gw.said())
        .isEqualTo(
            "NOT_PROVEN_DELETED: it left the window that is read; nothing is deleted;"
                + " no occurrence changed");
  }

  @Test
  void aSeriesThatNobodyUnderstandsWaitsForAPersonUntilItIsMended() {
    showsNothingNew(notUnderstood(Reason.UNKNOWN_TIME_ZONE), "its occurrences stay as they were");
    assertThat(gw.workList()).containsExactly(Reason.UNKNOWN_TIME_ZONE);
    assertThat(gw.first().words())
        .isEqualTo("the zone Mars/Base is unknown; its occurrences stay as they were");

    shows(weekly(), "52 occurrences new");

    assertThat(gw.workList()).isEmpty();
  }

  @Test
  void aSeriesThatIsUnderstoodSettlesNothingOfARecordThatIsNot() {
    single();
    gw.input(
        new Input.FromCrm(
            new CrmChange.RecordInvalid(
                Bench.RECORD, "2:x", Reason.ENDS_BEFORE_START, "it ends at 09:00")));
    shows(weekly(), "52 occurrences new");

    assertThat(gw.workList()).containsExactly(Reason.ENDS_BEFORE_START);
  }
}

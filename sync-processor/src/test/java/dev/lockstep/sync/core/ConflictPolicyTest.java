package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.ConflictPolicy;
import dev.lockstep.model.decision.Contest;
import dev.lockstep.model.decision.FieldChange;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.operator.OperatorAction;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is done when both sides changed the same field at the same time. */
class ConflictPolicyTest {

  private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

  /** A meeting that both sides know, with nothing under way. */
  private static Bench settled(ConflictPolicy all, Map<Field, ConflictPolicy> byField) {
    Bench bench = Bench.bornInGroupware(Policies.conflict(all, byField));
    bench.shows(ADA, "e1", "1", visit("Visit"));
    bench.crmApplies();
    return bench;
  }

  private static Bench settled(ConflictPolicy all) {
    return settled(all, Map.of());
  }

  /** Ada calls it Lunch and somebody in the CRM calls it Dinner. */
  private static void bothEdit(Bench bench, Optional<Instant> lunch, Optional<Instant> dinner) {
    CrmRecord stored = bench.storedRecord();
    lunch.ifPresent(bench::modified);
    bench.shows(ADA, "e1", "2", visit("Lunch"));
    dinner.ifPresent(bench::modified);
    bench.crmShows("1:b", stored.with(visit("Dinner")));
    bench.crmConflicts();
  }

  private static void bothEdit(Bench bench) {
    bothEdit(bench, Optional.empty(), Optional.empty());
  }

  private static Text toldToTheCrm(Bench bench) {
    return bench.crmCommand(CrmCommand.UpdateRecord.class).wanted().content().subject();
  }

  private static Text toldToGroupware(Bench bench) {
    return bench.groupwareCommand(GroupwareCommand.UpdateEvent.class).wanted().content().subject();
  }

  private static Contest contest(Bench bench) {
    assertThat(bench.last().decision().reason()).isEqualTo(Reason.CONFLICT);
    assertThat(bench.last().decision().contests()).hasSize(1);
    return bench.last().decision().contests().getFirst();
  }

  @Test
  void groupwaresValueCountsWhereThatIsThePolicy() {
    Bench bench = settled(ConflictPolicy.GROUPWARE);
    bothEdit(bench);

    assertThat(contest(bench))
        .isEqualTo(
            new Contest(
                "subject",
                "Lunch",
                "Dinner",
                ConflictPolicy.GROUPWARE,
                Optional.of(Side.GROUPWARE)));
    assertThat(toldToTheCrm(bench)).isEqualTo(new Text("Lunch"));
    assertThat(bench.commands()).isZero();
  }

  @Test
  void theCrmsValueCountsWhereThatIsThePolicy() {
    Bench bench = settled(ConflictPolicy.CRM);
    bothEdit(bench);

    assertThat(contest(bench).counts()).contains(Side.CRM);
    assertThat(toldToGroupware(bench)).isEqualTo(new Text("Dinner"));
    assertThat(bench.commands()).isZero();
  }

  @Test
  void aFieldMayHaveAPolicyOfItsOwn() {
    Bench bench = settled(ConflictPolicy.GROUPWARE, Map.of(Field.SUBJECT, ConflictPolicy.CRM));
    bothEdit(bench);

    assertThat(toldToGroupware(bench)).isEqualTo(new Text("Dinner"));
  }

  @Test
  void theNewestValueCountsWhicheverSideShowsItLast() {
    Bench later = settled(ConflictPolicy.NEWEST);
    bothEdit(later, Optional.of(NINE), Optional.of(TEN));
    assertThat(contest(later).counts()).contains(Side.CRM);
    assertThat(later.last().decision().words()).contains("entered later");
    assertThat(toldToGroupware(later)).isEqualTo(new Text("Dinner"));

    Bench earlier = settled(ConflictPolicy.NEWEST);
    bothEdit(earlier, Optional.of(TEN), Optional.of(NINE));
    assertThat(contest(earlier).counts()).contains(Side.GROUPWARE);
    assertThat(toldToTheCrm(earlier)).isEqualTo(new Text("Lunch"));
  }

  @Test
  void withoutATimeTheDefaultSideWinsAndTheDecisionSaysSo() {
    Bench bench = settled(ConflictPolicy.CRM, Map.of(Field.SUBJECT, ConflictPolicy.NEWEST));
    bothEdit(bench, Optional.of(TEN), Optional.empty());

    assertThat(contest(bench).counts()).contains(Side.CRM);
    assertThat(contest(bench).policy()).isEqualTo(ConflictPolicy.NEWEST);
    assertThat(bench.last().decision().words()).contains("not known which was entered later");
    assertThat(toldToGroupware(bench)).isEqualTo(new Text("Dinner"));
  }

  @Test
  void ofTwoValuesOfTheSameMomentTheDefaultSideWins() {
    Bench bench = settled(ConflictPolicy.NEWEST);
    bothEdit(bench, Optional.of(TEN), Optional.of(TEN));

    assertThat(contest(bench).counts()).contains(Side.GROUPWARE);
    assertThat(bench.last().decision().words()).contains("same moment");
  }

  @Test
  void theTimeIsThatOfTheFieldNotOfALaterEditOfAnother() {
    Bench bench = settled(ConflictPolicy.NEWEST);
    CrmRecord stored = bench.storedRecord();
    bench.modified(NINE);
    bench.shows(ADA, "e1", "2", visit("Lunch"));
    bench.modified(TEN.plusSeconds(60));
    Appointment moved =
        Field.apply(visit("Lunch"), Set.of(Field.LOCATION), visit("x"), Visits.located("Vienna"));
    bench.shows(ADA, "e1", "3", moved);
    bench.modified(TEN);
    bench.crmShows("1:b", stored.with(visit("Dinner")));
    bench.crmConflicts();

    assertThat(contest(bench).counts()).contains(Side.CRM);
  }

  @Test
  void anOpenedItemMovesNoTime() {
    Bench bench = settled(ConflictPolicy.NEWEST);
    CrmRecord stored = bench.storedRecord();
    bench.modified(NINE);
    bench.shows(ADA, "e1", "2", visit("Lunch"));
    bench.modified(TEN.plusSeconds(60));
    bench.shows(ADA, "e1", "3", visit("Lunch"));
    bench.modified(TEN);
    bench.crmShows("1:b", stored.with(visit("Dinner")));
    bench.crmConflicts();

    assertThat(contest(bench).counts()).contains(Side.CRM);
  }

  private static Bench marked() {
    Bench bench = settled(ConflictPolicy.MARK);
    bothEdit(bench);
    return bench;
  }

  @Test
  void markedEachSideKeepsItsOwnAndTheRecordIsMarkedWithBothValues() {
    Bench bench = marked();

    assertThat(contest(bench))
        .isEqualTo(
            new Contest("subject", "Lunch", "Dinner", ConflictPolicy.MARK, Optional.empty()));
    assertThat(bench.workList()).containsExactly(Reason.CONFLICT);
    CrmRecord wanted = bench.crmCommand(CrmCommand.UpdateRecord.class).wanted();
    assertThat(wanted.content().subject()).isEqualTo(new Text("Dinner"));
    assertThat(wanted.marking().forEditing()).isTrue();
    assertThat(wanted.marking().code()).isEqualTo(4);
    assertThat(wanted.marking().words()).contains("Lunch", "Dinner");
    assertThat(bench.commands()).isZero();
  }

  @Test
  void otherFieldsOfAMarkedAppointmentAreCarriedAsEver() {
    Bench bench = marked();
    bench.crmApplies();
    Appointment moved =
        Field.apply(visit("Lunch"), Set.of(Field.LOCATION), visit("x"), Visits.located("Vienna"));
    bench.shows(ADA, "e1", "3", moved);

    CrmRecord wanted = bench.crmCommand(CrmCommand.UpdateRecord.class).wanted();
    assertThat(wanted.content().location()).isEqualTo(new Text("Vienna"));
    assertThat(wanted.content().subject()).isEqualTo(new Text("Dinner"));
    assertThat(bench.workList()).containsExactly(Reason.CONFLICT);
  }

  @Test
  void anEditOfTheFieldInGroupwareDecides() {
    Bench bench = marked();
    bench.crmApplies();
    bench.shows(ADA, "e1", "3", visit("Breakfast"));

    CrmRecord wanted = bench.crmCommand(CrmCommand.UpdateRecord.class).wanted();
    assertThat(wanted.content().subject()).isEqualTo(new Text("Breakfast"));
    assertThat(wanted.marking()).isEqualTo(Marking.NONE);
    assertThat(bench.workList()).isEmpty();
    assertThat(bench.last().decision().contests()).isEmpty();
  }

  @Test
  void anEditOfTheFieldInTheCrmDecides() {
    Bench bench = marked();
    bench.crmApplies();
    bench.crmShows("2:c", bench.storedRecord().with(visit("Breakfast")));

    assertThat(toldToGroupware(bench)).isEqualTo(new Text("Breakfast"));
    assertThat(bench.crmCommand(CrmCommand.UpdateRecord.class).wanted().marking())
        .isEqualTo(Marking.NONE);
    assertThat(bench.workList()).isEmpty();
  }

  @Test
  void releasedGroupwaresValueIsCarried() {
    Bench bench = marked();
    bench.crmApplies();
    bench.operator(new OperatorAction.Release(bench.key(), "eva"));

    CrmRecord wanted = bench.crmCommand(CrmCommand.UpdateRecord.class).wanted();
    assertThat(wanted.content().subject()).isEqualTo(new Text("Lunch"));
    assertThat(wanted.marking()).isEqualTo(Marking.NONE);
    assertThat(bench.commands()).isZero();
    assertThat(bench.workList()).isEmpty();
  }

  @Test
  void releasedWithTheCrmsValueThatOneIsCarried() {
    Bench bench = marked();
    bench.crmApplies();
    bench.operator(new OperatorAction.Release(bench.key(), "eva", Optional.of(Side.CRM)));

    assertThat(toldToGroupware(bench)).isEqualTo(new Text("Dinner"));
    assertThat(bench.crmCommand(CrmCommand.UpdateRecord.class).wanted().content().subject())
        .isEqualTo(new Text("Dinner"));
    assertThat(bench.workList()).isEmpty();
  }

  @Test
  void dismissedTheSidesStayDifferentUntilSomebodyEditsTheField() {
    Bench bench = marked();
    bench.crmApplies();
    bench.operator(new OperatorAction.Dismiss(bench.key(), "eva"));

    CrmRecord unmarked = bench.crmCommand(CrmCommand.UpdateRecord.class).wanted();
    assertThat(unmarked.content().subject()).isEqualTo(new Text("Dinner"));
    assertThat(unmarked.marking()).isEqualTo(Marking.NONE);
    bench.crmApplies();
    assertThat(bench.workList()).isEmpty();
    assertThat(bench.commands()).isZero();

    bench.shows(ADA, "e1", "3", visit("Breakfast"));

    assertThat(toldToTheCrm(bench)).isEqualTo(new Text("Breakfast"));
  }

  @Test
  void takingTheMarkAwayInTheCrmDismisses() {
    Bench bench = marked();
    bench.crmApplies();
    bench.crmShows("9:c", bench.storedRecord().marked(Marking.NONE, Status.PLANNED));

    assertThat(bench.said()).startsWith("DISMISSED: ").endsWith("each side keeps its own");
    assertThat(bench.workList()).isEmpty();
    assertThat(bench.commands()).isZero();
  }

  @Test
  void aMarkedAppointmentThatIsDeletedIsDeleted() {
    Bench bench = marked();
    bench.crmApplies();
    bench.absent(ADA, "e1", Absence.DELETED);

    assertThat(bench.crmCommand(CrmCommand.UpdateRecord.class).wanted().status())
        .isEqualTo(Status.CANCELLED);
    assertThat(bench.workList()).isEmpty();
  }

  @Test
  void theMarkOfAConflictComesBeforeThatOfParticipantsAndNamesBoth() {
    Bench bench = Bench.bornInGroupware(Policies.conflict(ConflictPolicy.MARK, Map.of()));
    bench.shows(ADA, "e1", "1", visit("Visit", Company.CARL));
    bench.crmApplies();
    CrmRecord stored = bench.storedRecord();
    bench.shows(ADA, "e1", "2", visit("Lunch", Company.CARL));
    bench.crmShows("1:b", stored.with(visit("Dinner")));
    bench.crmConflicts();

    Marking marking = bench.crmCommand(CrmCommand.UpdateRecord.class).wanted().marking();
    assertThat(marking.code()).isEqualTo(4);
    assertThat(marking.words()).contains("Lunch", "Dinner", "not found: carl@customer.test");
    assertThat(bench.workList())
        .containsExactlyInAnyOrder(Reason.CONFLICT, Reason.PARTICIPANT_MISSING);
  }

  @Test
  void aRecordThatIsMadeAnewHoldsWhatGroupwareHoldsAndNothingIsLeftToDecide() {
    Bench bench = marked();
    bench.crmApplies();
    Appointment moved =
        Field.apply(visit("Lunch"), Set.of(Field.LOCATION), visit("x"), Visits.located("Vienna"));
    bench.shows(ADA, "e1", "3", moved);
    bench.crmGone();
    bench.crmConflicts();
    assertThat(bench.workList()).contains(Reason.CONFLICT, Reason.DELETED_AND_EDITED);
    assertThat(bench.crmCommand(CrmCommand.CreateRecord.class).wanted().content().subject())
        .isEqualTo(new Text("Lunch"));

    bench.crmApplies();

    assertThat(bench.workList()).doesNotContain(Reason.CONFLICT);
    assertThat(bench.last().state().disputes()).isEmpty();
  }

  @Test
  void aRecordThatIsFoundIsMatchedAsThePolicySays() {
    Bench bench = Bench.bornInGroupware(Policies.conflict(ConflictPolicy.CRM));
    bench.shows(ADA, "e1", "1", visit("Visit"));
    CrmCommand.CreateRecord create = bench.crmCommand(CrmCommand.CreateRecord.class);
    bench.input(
        new Input.OfCrm(
            new CrmResult.Found(
                create.id(), Bench.RECORD, "1:f", create.wanted().with(visit("Dinner")))));

    assertThat(bench.first().changes())
        .containsExactly(new FieldChange("subject", "Visit", "Dinner"));
    assertThat(toldToGroupware(bench)).isEqualTo(new Text("Dinner"));
  }
}

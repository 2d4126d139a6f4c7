package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.GroupwareCommand;
import org.junit.jupiter.api.Test;

/**
 * Faults that random histories found once they were longer, those with series, each in its shortest
 * form.
 */
class FoundByLongHistoriesTest {

  private final Bench gw = Bench.bornInGroupware();

  /** The record was made anew after its first was deleted, and was edited before we knew. */
  @Test
  void thatAnEarlierRecordIsGoneDoesNotHideAnEditOfTheNewOne() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    CrmRecord wanted = gw.crmCommand(CrmCommand.CreateRecord.class).wanted();
    gw.crmShows("1:b", wanted.with(visit("Lunch")));
    gw.input(new Input.FromCrm(new CrmChange.RecordAbsent(new RecordKey(1, 77), Absence.DELETED)));
    gw.crmApplies();

    assertThat(gw.groupwareCommand(GroupwareCommand.UpdateEvent.class).wanted().content().subject())
        .isEqualTo(visit("Lunch").subject());
  }

  /** The new record was deleted before we knew that it had been made. */
  @Test
  void thatAnEarlierRecordIsGoneDoesNotHideTheDeletionOfTheNewOne() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.crmGone();
    gw.input(gone(Bench.RECORD.serial() - 1));
    gw.crmApplies();

    assertThat(gw.groupwareCommand(GroupwareCommand.DeleteEvent.class).event().id())
        .isEqualTo("e1");
  }

  @Test
  void thatTheNewRecordIsGoneCountsThoughAnEarlierOneWasSaidToBeGoneBefore() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.input(gone(Bench.RECORD.serial() - 1));
    gw.crmGone();
    gw.crmApplies();

    assertThat(gw.groupwareCommand(GroupwareCommand.DeleteEvent.class).event().id())
        .isEqualTo("e1");
  }

  /** The record that had just been made became invalid before we knew that it had been made. */
  @Test
  void thatAnEarlierRecordIsGoneDoesNotThawARecordThatIsInvalid() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.input(invalid());
    gw.crmApplies();

    gw.input(gone(Bench.RECORD.serial() - 1));

    assertThat(gw.last().crmCommands()).isEmpty();
    assertThat(gw.workList()).containsExactly(Reason.ENDS_BEFORE_START);
  }

  /** The record that had just been made became invalid, and was deleted, before we knew of it. */
  @Test
  void aRecordThatWasNeverShownButAsAnInvalidOneIsDeletedByItsUserAllTheSame() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.input(invalid());
    gw.input(gone(Bench.RECORD.serial()));

    assertThat(gw.last().crmCommands()).isEmpty();
    assertThat(gw.groupwareCommand(GroupwareCommand.DeleteEvent.class).event().id())
        .isEqualTo("e1");
    assertThat(gw.workList()).isEmpty();
  }

  @Test
  void anEditOfTheEventIsKeptAgainstTheDeletionOfARecordThatWasShownAsAnInvalidOneOnly() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.crmCommand(CrmCommand.CreateRecord.class);
    gw.input(invalid());
    gw.shows(ADA, "e1", "2", visit("Lunch"));
    gw.input(gone(Bench.RECORD.serial()));

    assertThat(gw.crmCommand(CrmCommand.CreateRecord.class).wanted().content().subject())
        .isEqualTo(visit("Lunch").subject());
    assertThat(gw.workList()).containsExactly(Reason.DELETED_AND_EDITED);
  }

  /** The event was deleted, and the record that had just been made edited, while it was invalid. */
  @Test
  void anEditOfARecordThatWasInvalidIsKeptAgainstTheDeletionOfItsEvent() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    CrmRecord made = gw.crmCommand(CrmCommand.CreateRecord.class).wanted();
    gw.absent(ADA, "e1", Absence.DELETED);
    gw.input(invalid());
    gw.crmShows("1:c", made.with(visit("Lunch")));

    assertThat(gw.groupwareCommand(GroupwareCommand.CreateEvent.class).wanted().content().subject())
        .isEqualTo(visit("Lunch").subject());
    assertThat(gw.workList()).containsExactly(Reason.DELETED_AND_EDITED);
  }

  @Test
  void aRecordThatWasInvalidAndIsAsItWasMadeGoesWithItsEvent() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    CrmRecord made = gw.crmCommand(CrmCommand.CreateRecord.class).wanted();
    gw.absent(ADA, "e1", Absence.DELETED);
    gw.input(invalid());
    gw.crmShows("1:c", made);

    assertThat(gw.last().groupwareCommands()).isEmpty();
    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().marking())
        .isEqualTo(Marking.DELETED_IN_GROUPWARE);
    assertThat(gw.workList()).isEmpty();
  }

  private static Input invalid() {
    return new Input.FromCrm(
        new CrmChange.RecordInvalid(
            Bench.RECORD, "1:b", Reason.ENDS_BEFORE_START, "it ends before it starts"));
  }

  private static Input gone(long serial) {
    return new Input.FromCrm(
        new CrmChange.RecordAbsent(new RecordKey(Bench.RECORD.station(), serial), Absence.DELETED));
  }
}

package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.RecordKey;
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
}

package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Visits.record;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.zone.ZoneNames;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written in Vienna comes back from groupware in Berlin. */
class OriginalZoneTest {

  private static Appointment at(int hour, String zone) {
    return visit("Visit")
        .with(
            new Timing.Timed(
                LocalDateTime.of(2026, 12, 1, hour, 0),
                LocalDateTime.of(2026, 12, 1, hour + 1, 0),
                ZoneId.of(zone)));
  }

  @Test
  void aRecordKeepsItsZoneWhenItsTimeIsEditedInGroupware() {
    Bench crm = Bench.bornInCrm();
    crm.crmShows("0:a", record("Visit", 1).with(at(10, "Europe/Vienna")));
    crm.groupwareStores("e1", "1", at(10, "Europe/Berlin"));
    crm.crmApplies();
    crm.shows(ADA, "e1", "1", at(10, "Europe/Berlin"));
    assertThat(crm.commands()).as("as it was written").isZero();

    crm.shows(ADA, "e1", "2", at(14, "Europe/Berlin"));

    CrmCommand.UpdateRecord update = crm.crmCommand(CrmCommand.UpdateRecord.class);
    assertThat(update.wanted().content()).isEqualTo(at(14, "Europe/Vienna"));
    assertThat(crm.commands()).isZero();
  }

  @Test
  void anotherZoneIsAnEdit() {
    Bench crm = Bench.bornInCrm();
    crm.crmShows("0:a", record("Visit", 1).with(at(10, "Europe/Vienna")));
    crm.groupwareApplies("e1", "1");
    crm.crmApplies();

    crm.shows(ADA, "e1", "2", at(10, "Asia/Tokyo"));

    assertThat(crm.crmCommand(CrmCommand.UpdateRecord.class).wanted().content())
        .isEqualTo(at(10, "Asia/Tokyo"));
  }

  @Test
  void whatIsShownWhileAChangeOfZoneIsWrittenIsNoEdit() {
    Bench crm = Bench.bornInCrm();
    crm.crmShows("0:a", record("Visit", 1).with(at(10, "Europe/Berlin")));
    crm.groupwareApplies("e1", "1");
    crm.crmApplies();
    crm.crmShows("2:c", crm.storedRecord().with(at(10, "Europe/Vienna")));
    crm.groupwareCommand(GroupwareCommand.UpdateEvent.class);

    crm.shows(ADA, "e1", "2", at(10, "Europe/Berlin"));
    crm.groupwareStores("e1", "2", at(10, "Europe/Berlin"));

    assertThat(crm.commands()).isZero();
    assertThat(crm.storedRecord().content()).isEqualTo(at(10, "Europe/Vienna"));
  }

  @Test
  void aZoneIsGivenBackOnlyWhereItMeansTheSameInstants() {
    OriginalZone zones = new OriginalZone(ZoneNames.load());
    Appointment shown = at(10, "Europe/Berlin");
    Appointment rome = at(10, "Europe/Rome");
    Appointment summerOf1978 =
        shown.with(
            new Timing.Timed(
                LocalDateTime.of(1978, 7, 1, 10, 0),
                LocalDateTime.of(1978, 7, 1, 11, 0),
                ZoneId.of("Europe/Berlin")));

    assertThat(zones.restored(shown, List.of(at(9, "Asia/Tokyo"), rome))).isEqualTo(rome);
    assertThat(zones.restored(summerOf1978, List.of(rome)))
        .as("Italy had summer time when Germany had none")
        .isEqualTo(summerOf1978);
  }
}

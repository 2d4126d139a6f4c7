package dev.lockstep.crm.sink;

import static dev.lockstep.crm.support.Records.KEY;
import static dev.lockstep.crm.support.Records.lunch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.crm.sink.Found.Presence;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Side;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final RecordKey RECORD = new RecordKey(1, 5);
  private static final CommandId ID = new CommandId(KEY, Side.CRM, 3);
  private static final CrmCommand CREATE = new CrmCommand.CreateRecord(ID, lunch());
  private static final CrmCommand UPDATE =
      new CrmCommand.UpdateRecord(ID, RECORD, "2:abc", lunch());
  private static final CrmCommand DELETE = new CrmCommand.DeleteRecord(ID, RECORD, "2:abc");

  private static Found linked(Presence presence, long applied, String version) {
    return new Found(presence, Optional.of(KEY), applied, Optional.of(version), false);
  }

  @Test
  void aCreateWritesUnlessALinkedRecordIsThere() {
    assertThat(Verdict.of(CREATE, Found.NOTHING)).isEqualTo(new Verdict.Insert(false));
    assertThat(Verdict.of(CREATE, linked(Presence.PRESENT, 3, "3:x")))
        .isEqualTo(new Verdict.AlreadyApplied());
    assertThat(Verdict.of(CREATE, linked(Presence.PRESENT, 2, "2:x")))
        .isEqualTo(new Verdict.AlreadyThere());
    assertThat(Verdict.of(CREATE, linked(Presence.DELETED, 2, "")))
        .isEqualTo(new Verdict.Insert(true));
    assertThat(Verdict.of(CREATE, linked(Presence.ABSENT, 2, "")))
        .isEqualTo(new Verdict.Insert(true));
  }

  @Test
  void anUpdateWritesOnlyOnTheVersionSeen() {
    assertThat(Verdict.of(UPDATE, linked(Presence.PRESENT, 2, "2:abc")))
        .isEqualTo(new Verdict.Update());
    assertThat(Verdict.of(UPDATE, linked(Presence.PRESENT, 2, "2:def")))
        .isInstanceOf(Verdict.Conflict.class);
    assertThat(Verdict.of(UPDATE, linked(Presence.PRESENT, 3, "3:def")))
        .isEqualTo(new Verdict.AlreadyApplied());
    assertThat(Verdict.of(UPDATE, linked(Presence.PRESENT, 9, "9:def")))
        .isEqualTo(new Verdict.AlreadyApplied());
    for (Presence presence :
        new Presence[] {Presence.ABSENT, Presence.DELETED, Presence.NOT_SYNCHRONIZED}) {
      assertThat(Verdict.of(UPDATE, linked(presence, 2, "2:abc")))
          .isInstanceOf(Verdict.Conflict.class);
    }
  }

  @Test
  void aRecordOfAnotherAppointmentIsNotTouched() {
    Found foreign =
        new Found(
            Presence.PRESENT,
            Optional.of(AppointmentKey.bornInCrm(1, 9)),
            9,
            Optional.of("2:abc"),
            false);
    assertThat(Verdict.of(UPDATE, foreign)).isInstanceOf(Verdict.Conflict.class);
  }

  @Test
  void withoutALinkWhatIsAsWantedCountsAsApplied() {
    Found found = new Found(Presence.PRESENT, Optional.empty(), 0, Optional.of("0:new"), true);
    assertThat(Verdict.of(UPDATE, found)).isEqualTo(new Verdict.AlreadyApplied());
  }

  @Test
  void aDeleteIsDoneOnceAndOnlyOnTheVersionSeen() {
    assertThat(Verdict.of(DELETE, linked(Presence.PRESENT, 2, "2:abc")))
        .isEqualTo(new Verdict.Delete());
    assertThat(Verdict.of(DELETE, linked(Presence.PRESENT, 2, "2:def")))
        .isInstanceOf(Verdict.Conflict.class);
    assertThat(Verdict.of(DELETE, linked(Presence.DELETED, 3, "")))
        .isEqualTo(new Verdict.AlreadyDeleted());
    assertThat(Verdict.of(DELETE, Found.NOTHING)).isEqualTo(new Verdict.AlreadyDeleted());
  }
}

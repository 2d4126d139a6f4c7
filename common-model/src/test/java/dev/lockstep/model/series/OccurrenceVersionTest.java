package dev.lockstep.model.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.json.Json;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OccurrenceVersionTest {

  private static final Appointment FAIR =
      Appointment.of(
          new Text("Fair"), new Timing.AllDay(LocalDate.of(2026, 5, 4), LocalDate.of(2026, 5, 5)));

  private final OccurrenceDigest digests = new OccurrenceDigest(Json.mapper());

  private static Participants only(String name) {
    return new Participants(
        List.of(
            new Participant(
                new EmailAddress("a@b.test"),
                new Text(name),
                Participant.Role.REQUIRED,
                Participant.Response.NONE)));
  }

  @Test
  void aVersionIsReadAsItWasWritten() {
    OccurrenceVersion version = new OccurrenceVersion(digests.of(FAIR, false), "W/\"a@b\"");

    assertThat(OccurrenceVersion.parse(version.toString())).contains(version);
  }

  @Test
  void theVersionOfAnEventOfItsOwnIsNone() {
    assertThat(OccurrenceVersion.parse("W/\"4yAbGPjE@0WWKyv5\"")).isEmpty();
  }

  @Test
  void equalContentHasEqualDigestsAndOtherContentOthers() {
    assertThat(digests.of(FAIR.with(only("Ann")), false))
        .isEqualTo(digests.of(FAIR.with(only("ANN")), false));
    assertThat(digests.of(FAIR.with(only("Ann")), false)).isNotEqualTo(digests.of(FAIR, false));
    assertThat(digests.of(FAIR.with(new Text("Other")), false))
        .isNotEqualTo(digests.of(FAIR, false));
    assertThat(digests.of(FAIR, true)).isNotEqualTo(digests.of(FAIR, false));
  }
}

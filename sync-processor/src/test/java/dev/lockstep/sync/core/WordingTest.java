package dev.lockstep.sync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Availability;
import dev.lockstep.model.appointment.Categories;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participant.Response;
import dev.lockstep.model.appointment.Participant.Role;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Reminder;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.decision.FieldChange;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values as a sales person reads them. */
class WordingTest {

  private final Wording wording = new Wording();

  private static Timing timed(String start, String end) {
    return new Timing.Timed(
        LocalDateTime.parse(start), LocalDateTime.parse(end), ZoneId.of("Europe/Berlin"));
  }

  @Test
  void aTimeSaysItsEndWithADayOnlyIfThatIsAnother() {
    assertThat(wording.value(timed("2026-12-01T10:00", "2026-12-01T11:30")))
        .isEqualTo("2026-12-01 10:00–11:30 Europe/Berlin");
    assertThat(wording.value(timed("2026-12-01T23:00", "2026-12-02T01:00")))
        .isEqualTo("2026-12-01 23:00–2026-12-02 01:00 Europe/Berlin");
  }

  @Test
  void wholeDaysAreSaidWithTheirLast() {
    LocalDate first = LocalDate.of(2026, 12, 1);
    assertThat(wording.value(new Timing.AllDay(first, first.plusDays(1))))
        .isEqualTo("all day 2026-12-01");
    assertThat(wording.value(new Timing.AllDay(first, first.plusDays(3))))
        .isEqualTo("all day 2026-12-01 to 2026-12-03");
  }

  @Test
  void participantsAreSaidWithWhatTheyAnswered() {
    Participant ada = new Participant(Company.ADA, new Text("Ada"), Role.REQUIRED, Response.NONE);
    Participant bob =
        new Participant(Company.BOB, new Text("Bob"), Role.REQUIRED, Response.TENTATIVE);
    assertThat(wording.value(new Participants(List.of(ada, bob))))
        .isEqualTo("ada@contoso.test, bob@contoso.test (tentative)");
  }

  @Test
  void choicesAreSaidInSmallLetters() {
    assertThat(wording.value(Availability.OUT_OF_OFFICE)).isEqualTo("out of office");
    assertThat(wording.value(new Reminder.None())).isEqualTo("none");
    assertThat(wording.value(new Reminder.Before(15))).isEqualTo("15 min before");
    assertThat(wording.value(new Categories(List.of("b", "a")))).isEqualTo("a, b");
  }

  @Test
  void whatIsLongIsCutAndSaysSo() {
    assertThat(wording.value(new Text("x".repeat(120)))).isEqualTo("x".repeat(120));
    assertThat(wording.value(new Text("x".repeat(121)))).isEqualTo("x".repeat(120) + "…");
  }

  @Test
  void changesNameTheFieldAndBothValuesInTheOrderOfTheFields() {
    Appointment before = Visits.visit("Visit");
    Appointment after = Visits.located("Vienna").with(new Text("Lunch"));
    EnumSet<Field> fields = EnumSet.of(Field.LOCATION, Field.SUBJECT);

    assertThat(wording.changes(fields, before, after))
        .containsExactly(
            new FieldChange("subject", "Visit", "Lunch"),
            new FieldChange("location", "", "Vienna"));
    assertThat(wording.names(fields)).isEqualTo("subject, location");
  }
}

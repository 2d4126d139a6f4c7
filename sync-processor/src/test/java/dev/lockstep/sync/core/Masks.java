package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.crm.CrmRecord;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeMap;

/** Private appointments and records, and what the captures show of them. */
final class Masks {

  static final Timing ELEVEN =
      new Timing.Timed(
          LocalDateTime.of(2026, 12, 1, 11, 0),
          LocalDateTime.of(2026, 12, 1, 12, 0),
          ZoneId.of("Europe/Berlin"));

  static Appointment confidential(Appointment content) {
    return with(Visibility.PRIVATE, content);
  }

  static Appointment with(Visibility visibility, Appointment content) {
    return new Appointment(
        content.subject(),
        content.text(),
        content.location(),
        content.timing(),
        content.participants(),
        content.availability(),
        visibility,
        content.reminder(),
        content.categories());
  }

  static Appointment saying(String text, Appointment content) {
    return new Appointment(
        content.subject(),
        new Text(text),
        content.location(),
        content.timing(),
        content.participants(),
        content.availability(),
        content.visibility(),
        content.reminder(),
        content.categories());
  }

  /** What the CRM's capture shows of a record that is private. */
  static CrmRecord masked(CrmRecord record) {
    return new CrmRecord(
        confidential(record.content()).masked(),
        record.rep(),
        record.person(),
        new TreeMap<>(),
        Set.of(),
        record.status(),
        record.marking(),
        record.linked());
  }

  static Appointment masked(Appointment content) {
    return confidential(content).masked();
  }

  private Masks() {}
}

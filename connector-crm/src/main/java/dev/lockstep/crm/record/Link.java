package dev.lockstep.crm.record;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.crm.RecordKey;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The row of the match-up table (XK) that names the appointment of an activity. An occurrence of a
 * series stands there under the key of its series, with its date beside it.
 *
 * @param key its own
 * @param externalKey the key of the appointment or of its series, as it stands there
 * @param occurrence the date of the occurrence, as it stands there; empty if it is none
 * @param appliedSequence of the last command that was applied; 0 if none was
 */
public record Link(RecordKey key, String externalKey, String occurrence, long appliedSequence) {

  /** The link of an appointment. */
  public static Link of(RecordKey key, AppointmentKey appointment, long appliedSequence) {
    return new Link(key, externalKey(appointment), occurrence(appointment), appliedSequence);
  }

  /** What stands in the match-up table as the key of an appointment. */
  public static String externalKey(AppointmentKey appointment) {
    return appointment.series().value();
  }

  /** What stands beside it; empty if the appointment is no occurrence of a series. */
  public static String occurrence(AppointmentKey appointment) {
    return appointment.occurrence().map(LocalDate::toString).orElse("");
  }

  /** The appointment that it names; empty if what stands there names none. */
  public Optional<AppointmentKey> appointment() {
    return appointment(externalKey, occurrence);
  }

  /** The appointment that a row with these two values names; empty if they name none. */
  public static Optional<AppointmentKey> appointment(String externalKey, String occurrence) {
    try {
      AppointmentKey series = new AppointmentKey(externalKey);
      if (series.occurrence().isPresent()) {
        return Optional.empty();
      }
      return Optional.of(
              occurrence.isEmpty() ? series : new AppointmentKey(series.value() + "/" + occurrence))
          .filter(key -> key.series().equals(series));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

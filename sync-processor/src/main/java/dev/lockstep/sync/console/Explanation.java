package dev.lockstep.sync.console;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.decision.Decision;
import java.util.List;
import java.util.Optional;

/**
 * What was found about one or, if a reference fits several, more appointments.
 *
 * @param complete whether everything there is was looked at; if not, time ran out
 */
public record Explanation(List<Timeline> appointments, boolean complete) {

  public Explanation {
    appointments = List.copyOf(appointments);
  }

  /**
   * The story of an appointment.
   *
   * @param now how it stands, empty if nothing is known of it
   * @param omitted how many of the oldest decisions are left out
   * @param series what each mailbox shows of it, if it is a series
   */
  public record Timeline(
      AppointmentKey key,
      Optional<AppointmentSummary> now,
      List<Decision> decisions,
      long omitted,
      List<SeriesSummary> series) {
    public Timeline {
      decisions = List.copyOf(decisions);
      series = List.copyOf(series);
    }
  }
}

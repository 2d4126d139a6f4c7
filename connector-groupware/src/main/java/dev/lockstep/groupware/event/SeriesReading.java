package dev.lockstep.groupware.event;

import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import java.time.LocalDate;
import java.util.Map;

/** What a series means. */
public sealed interface SeriesReading {

  /** Changes with every change of the master, of its exceptions and of what is cancelled. */
  String version();

  /**
   * It is a series of appointments.
   *
   * @param exceptions Graph's ids of the occurrences that were changed, by their dates
   */
  record Meant(SeriesObserved shown, Map<LocalDate, String> exceptions) implements SeriesReading {
    public Meant {
      exceptions = Map.copyOf(exceptions);
    }

    @Override
    public String version() {
      return shown.version();
    }
  }

  /**
   * It is none that can be synchronized.
   *
   * @param subject masked if it is private
   */
  record NotMeant(String version, Reason reason, Text subject, String words)
      implements SeriesReading {}
}

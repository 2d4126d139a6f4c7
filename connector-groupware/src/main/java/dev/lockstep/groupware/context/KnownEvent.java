package dev.lockstep.groupware.context;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.AppointmentKey;
import java.util.Optional;

/**
 * What was last said of an event.
 *
 * @param etag the version that was published; empty if none was
 * @param series whether it is the master of a series
 * @param absence what the last word was, if not that it is there
 */
public record KnownEvent(
    AppointmentKey key, Optional<String> etag, boolean series, Optional<Absence> absence) {

  /** Nothing more is to be asked about it: it was found, and is not in the window. */
  public boolean isOutOfWindow() {
    return absence.filter(Absence.OUT_OF_WINDOW::equals).isPresent();
  }

  /** Its key is known, and nothing has been said of it. */
  public static KnownEvent unsaid(AppointmentKey key) {
    return new KnownEvent(key, Optional.empty(), false, Optional.empty());
  }
}

package dev.lockstep.groupware.context;

import dev.lockstep.model.appointment.AppointmentKey;
import java.util.Optional;

/**
 * What was last said of an event.
 *
 * @param etag the version that was published; empty if none was
 * @param series whether it is the master of a series
 * @param absent whether the last word was that it is not in the window
 */
public record KnownEvent(
    AppointmentKey key, Optional<String> etag, boolean series, boolean absent) {

  /** Its key is known, and nothing has been said of it. */
  public static KnownEvent unsaid(AppointmentKey key) {
    return new KnownEvent(key, Optional.empty(), false, false);
  }
}

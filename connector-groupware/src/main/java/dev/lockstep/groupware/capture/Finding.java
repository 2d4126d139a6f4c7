package dev.lockstep.groupware.capture;

import dev.lockstep.groupware.context.OwnWrites.Claim;
import dev.lockstep.groupware.context.OwnWrites.Version;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.groupware.GroupwareChange;
import java.util.Optional;

/**
 * Something to be published of an event.
 *
 * @param since what the writes' mark was before it was read, if that tells whether it is stale
 */
record Finding(AppointmentKey key, GroupwareChange.OfEvent change, long since) {

  /** One that only its version makes stale. */
  Finding(AppointmentKey key, GroupwareChange.OfEvent change) {
    this(key, change, Claim.NO_MATTER);
  }

  /** As what it is claimed for publishing; empty if the event was not seen. */
  Optional<Claim> claim() {
    return version().map(version -> new Claim(version, since));
  }

  private Optional<Version> version() {
    return switch (change) {
      case GroupwareChange.EventObserved observed ->
          Optional.of(new Version(observed.event().id(), observed.version()));
      case GroupwareChange.SeriesObserved series ->
          Optional.of(new Version(series.event().id(), series.version()));
      case GroupwareChange.EventNotRepresentable not ->
          Optional.of(new Version(not.event().id(), not.version()));
      case GroupwareChange.EventAbsent _, GroupwareChange.EventClaimed _ -> Optional.empty();
    };
  }
}

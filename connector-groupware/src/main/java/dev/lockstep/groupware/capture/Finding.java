package dev.lockstep.groupware.capture;

import dev.lockstep.groupware.context.OwnWrites.Version;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.groupware.GroupwareChange;
import java.util.Optional;

/** Something to be published of an event. */
record Finding(AppointmentKey key, GroupwareChange change) {

  /** In which version the event was seen; empty if it was not. */
  Optional<Version> version() {
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

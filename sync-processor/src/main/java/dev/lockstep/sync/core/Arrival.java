package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Position;
import java.time.Instant;

/**
 * An input, and when and where it came in.
 *
 * @param at when it was published: the only clock that the core knows
 */
public record Arrival(AppointmentKey appointment, Input input, Instant at, Origin origin) {

  /**
   * Whether its topic is read again: it is older than what the appointment took of it last, and so
   * was taken before that. Taken once more, it would bring back what is long past.
   */
  public boolean isTaken(AppointmentState state) {
    return switch (origin) {
      case Origin.OfTopic(String topic, _, long offset) ->
          state.taken(topic).map(new Position(offset, at)::isBefore).orElse(false);
      // the series itself knows what was taken
      case Origin.OfSeries _, Origin.OfHorizon _ -> false;
    };
  }

  /** The state after it was taken. */
  AppointmentState taken(AppointmentState state) {
    return switch (origin) {
      case Origin.OfTopic(String topic, _, long offset) ->
          state.taking(topic, new Position(offset, at));
      case Origin.OfSeries _, Origin.OfHorizon _ -> state;
    };
  }
}

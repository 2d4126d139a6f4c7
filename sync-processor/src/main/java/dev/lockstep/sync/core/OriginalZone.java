package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.zone.ZoneNames;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Shown;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives times that groupware shows back the zone that they were given in. Groupware knows a zone by
 * its Windows name, and Vienna, Berlin and Zurich have but one: what was written in Vienna comes
 * back in Berlin, and an edit of the time would move the record there.
 */
final class OriginalZone {

  private final ZoneNames names;

  OriginalZone(ZoneNames names) {
    this.names = names;
  }

  /**
   * What is shown, in the first of the zones of others that has the same name for groupware and in
   * which it takes place at the same instants; as it is shown if there is none.
   */
  Appointment restored(Appointment shown, List<Appointment> known) {
    if (!(shown.timing() instanceof Timing.Timed timed)) {
      return shown;
    }
    for (Appointment other : known) {
      if (other.timing() instanceof Timing.Timed(_, _, ZoneId zone) && isSame(timed, zone)) {
        return zone.equals(timed.zone())
            ? shown
            : shown.with(new Timing.Timed(timed.start(), timed.end(), zone));
      }
    }
    return shown;
  }

  /** What a mailbox shows, in the zone of what is known of the appointment. */
  Shown<EventState> restored(Shown<EventState> shown, AppointmentState state) {
    return switch (shown) {
      case Shown.Present<EventState>(
              String reference,
              EventState now,
              String version,
              var modified,
              boolean hidden) ->
          new Shown.Present<>(
              reference,
              now.with(restored(now.content(), known(state))),
              version,
              modified,
              hidden);
      case Shown.Deleted<EventState> deleted -> deleted;
    };
  }

  private static List<Appointment> known(AppointmentState state) {
    List<Appointment> known = new ArrayList<>();
    state.groupware().state().seen().map(EventState::content).ifPresent(known::add);
    state.groupware().state().asked().map(EventState::content).ifPresent(known::add);
    if (state.agreed() instanceof Agreement.Present(Appointment content, _)) {
      known.add(content);
    }
    return known;
  }

  private boolean isSame(Timing.Timed timed, ZoneId zone) {
    return zone.equals(timed.zone())
        || (names.toWindows(zone).isPresent()
            && names.toWindows(zone).equals(names.toWindows(timed.zone()))
            && isSame(timed.start(), timed.zone(), zone)
            && isSame(timed.end(), timed.zone(), zone));
  }

  private static boolean isSame(LocalDateTime local, ZoneId one, ZoneId other) {
    return local.atZone(one).toInstant().equals(local.atZone(other).toInstant());
  }
}

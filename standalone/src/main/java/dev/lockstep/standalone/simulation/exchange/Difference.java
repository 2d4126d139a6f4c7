package dev.lockstep.standalone.simulation.exchange;

import dev.lockstep.groupware.calendar.EventPatch;
import java.time.Instant;
import java.util.Optional;

/**
 * In what an exception differs from its series: it has a value of its own where one is, and follows
 * the series elsewhere.
 *
 * @param values times are in UTC
 */
public record Difference(EventPatch values, Instant modified) {

  /** The values with others put over them. */
  static EventPatch merged(EventPatch old, EventPatch fresh) {
    return new EventPatch(
        either(fresh.subject(), old.subject()),
        either(fresh.body(), old.body()),
        either(fresh.location(), old.location()),
        either(fresh.times(), old.times()),
        either(fresh.sensitivity(), old.sensitivity()),
        either(fresh.showAs(), old.showAs()),
        either(fresh.alarm(), old.alarm()),
        either(fresh.categories(), old.categories()),
        either(fresh.attendees(), old.attendees()),
        Optional.empty());
  }

  /** Without what each owner of a copy has for himself or herself. */
  Difference ofGuest() {
    return new Difference(
        new EventPatch(
            values.subject(),
            values.body(),
            values.location(),
            values.times(),
            values.sensitivity(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            values.attendees(),
            Optional.empty()),
        modified);
  }

  private static <T> Optional<T> either(Optional<T> fresh, Optional<T> old) {
    return fresh.or(() -> old);
  }
}

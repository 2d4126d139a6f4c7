package dev.lockstep.crm.capture;

import dev.lockstep.model.appointment.AppointmentKey;
import java.util.HashSet;
import java.util.Set;

/**
 * What only the former rows of an appointment record tell: what it holds now is read from the
 * database.
 *
 * @param wasSynchronized whether a former row was of a contact type that is synchronized
 * @param changed whether it changed, and was not only read by a snapshot
 * @param formerKeys the appointments that former rows of the match-up table named
 */
public record Trace(boolean wasSynchronized, boolean changed, Set<AppointmentKey> formerKeys) {

  /** The record was read, and nothing is known of its former rows. */
  public static final Trace NONE = new Trace(false, false, Set.of());

  /** The record changed. */
  public static final Trace CHANGED = new Trace(false, true, Set.of());

  /** A former row was of a contact type that is synchronized. */
  public static final Trace WAS_SYNCHRONIZED = new Trace(true, false, Set.of());

  public Trace {
    formerKeys = Set.copyOf(formerKeys);
  }

  /** A row of the match-up table, now or formerly, named this appointment. */
  public static Trace named(AppointmentKey appointment) {
    return new Trace(false, false, Set.of(appointment));
  }

  /** What both tell. */
  public Trace and(Trace other) {
    Set<AppointmentKey> keys = formerKeys;
    if (!other.formerKeys.isEmpty()) {
      keys = new HashSet<>(formerKeys);
      keys.addAll(other.formerKeys);
    }
    return new Trace(wasSynchronized || other.wasSynchronized, changed || other.changed, keys);
  }
}

package dev.lockstep.simulator.delta;

import dev.lockstep.simulator.store.CalendarFolder;
import dev.lockstep.simulator.store.StoredEvent;
import java.util.OptionalLong;

/**
 * Whose changes are tracked.
 *
 * @param calendar the number of the calendar
 * @param series the number of the one series that is meant; without one all items are
 */
public record DeltaScope(long calendar, OptionalLong series) {
  /** All items of a calendar. */
  public static DeltaScope of(CalendarFolder calendar) {
    return new DeltaScope(calendar.number(), OptionalLong.empty());
  }

  /** The instances of one series, without its master. */
  public static DeltaScope of(StoredEvent series) {
    return new DeltaScope(series.calendar(), OptionalLong.of(series.number()));
  }

  boolean holds(long item, long itsCalendar) {
    return itsCalendar == calendar && (series.isEmpty() || series.getAsLong() == item);
  }
}

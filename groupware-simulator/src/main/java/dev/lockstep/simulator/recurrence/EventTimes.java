package dev.lockstep.simulator.recurrence;

import dev.lockstep.simulator.event.DateTimeTimeZone;
import dev.lockstep.simulator.event.EventContent;
import dev.lockstep.simulator.time.TimeZones;

/** When events begin and end, as seconds since 1970. */
public final class EventTimes {
  private final TimeZones zones;

  /** Times in those zones. */
  public EventTimes(TimeZones zones) {
    this.zones = zones;
  }

  /** When it begins. */
  public long start(EventContent content) {
    return second(content.start());
  }

  /** When it ends at the latest; a series may go on for ever. */
  public long end(EventContent content) {
    return content.recurrence() == null ? second(content.end()) : Long.MAX_VALUE;
  }

  long second(DateTimeTimeZone value) {
    return zones.instant(value.dateTime(), value.timeZone()).getEpochSecond();
  }
}

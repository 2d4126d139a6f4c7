package dev.lockstep.simulator.store;

/**
 * A group of calendars.
 *
 * @param number unique among the groups and calendars of the whole store, but for {@link #OWN}
 * @param changeNumber the version that changeKey shows
 */
public record CalendarGroup(long number, String name, long changeNumber) {
  /** The one that every mailbox has. */
  public static final CalendarGroup OWN = new CalendarGroup(0, "My Calendars", 0);
}

package dev.lockstep.simulator.store;

/**
 * A calendar of a mailbox.
 *
 * @param number unique in the whole store
 * @param changeNumber the version that changeKey shows
 * @param group the number of the group that it belongs to; 0 for the one that every mailbox has
 */
public record CalendarFolder(
    long number, String name, boolean isDefault, long changeNumber, long group) {
  /** The same under another name. */
  public CalendarFolder renamed(String next, long version) {
    return new CalendarFolder(number, next, isDefault, version, group);
  }
}

package dev.lockstep.model.recurrence;

/**
 * What becomes of a day that a month doesn't have, such as the 31st in April (RFC 7529, section
 * 4.1; {@code skip} in JSCalendar). RFC 5545 alone knows only {@link #OMIT}; Exchange and Microsoft
 * Graph always move {@link #BACKWARD}.
 */
public enum Skip {
  /** There is no occurrence in that month. */
  OMIT,
  /** The last day of the month is taken. */
  BACKWARD,
  /** The first day of the next month is taken. */
  FORWARD
}

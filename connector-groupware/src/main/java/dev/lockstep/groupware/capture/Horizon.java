package dev.lockstep.groupware.capture;

import dev.lockstep.groupware.calendar.Window;
import dev.lockstep.model.groupware.MailboxEntry.Cursor;
import java.time.Duration;
import java.time.Instant;

/**
 * How far back and ahead events are read. Graph freezes the window in the delta token, so it is
 * renewed by a new full round before it runs out.
 *
 * @param renewal how long a window is kept
 */
public record Horizon(Duration back, Duration ahead, Duration renewal) {

  private static final Duration LONGEST = Duration.ofDays(1825);
  private static final long SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();

  /**
   * @throws IllegalArgumentException if it is longer than Graph allows: 1825 days
   */
  public Horizon {
    if (back.isNegative()
        || ahead.isNegative()
        || back.plus(ahead).plus(Duration.ofDays(1)).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a window of "
              + back.toDays()
              + " days back and "
              + ahead.toDays()
              + " ahead: together at most 1824, none below 0");
    }
  }

  /** The window of a round that begins now: whole days in UTC. */
  public Window window(Instant now) {
    return new Window(midnight(now.minus(back), 0), midnight(now.plus(ahead), 1));
  }

  /** When the day began, or another one so many days later. */
  private static Instant midnight(Instant time, int days) {
    long day = Math.floorDiv(time.getEpochSecond(), SECONDS_OF_A_DAY);
    return Instant.ofEpochSecond((day + days) * SECONDS_OF_A_DAY);
  }

  /** Whether the window of a cursor is too old, or not as far as is wanted now. */
  public boolean isOver(Cursor cursor, Instant now) {
    Window wanted = window(now);
    return cursor.windowEnd().isBefore(wanted.end().minus(renewal))
        || cursor.windowStart().isAfter(wanted.start());
  }
}

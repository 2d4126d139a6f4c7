package dev.lockstep.sync.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/**
 * How far back and ahead occurrences of series are synchronized.
 *
 * @param back in days; what ended before is left as it is
 * @param ahead in days
 */
public record SeriesHorizon(int back, int ahead) {

  /** 30 days back, 365 ahead. */
  public static final SeriesHorizon DEFAULT = new SeriesHorizon(30, 365);

  private static final int MOST = 3650;

  /**
   * @throws IllegalArgumentException if it reaches into nothing, or farther than ten years
   */
  public SeriesHorizon {
    if (back < 0 || ahead < 0 || back > MOST || ahead > MOST) {
      throw new IllegalArgumentException(
          "a horizon of "
              + back
              + " days back and "
              + ahead
              + " ahead: none below 0 or above "
              + MOST);
    }
  }

  /** The first date inside. */
  public LocalDate from(Instant at, ZoneId zone) {
    return today(at, zone).minus(Period.ofDays(back));
  }

  /** The first date beyond. */
  public LocalDate until(Instant at, ZoneId zone) {
    return today(at, zone).plus(Period.ofDays(ahead + 1));
  }

  private static LocalDate today(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDate();
  }
}

package dev.lockstep.sync.series;

import dev.lockstep.model.recurrence.expansion.Window;
import dev.lockstep.model.series.Series;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How far back and ahead occurrences of series are synchronized.
 *
 * @param back in days; what ended before is left as it is
 * @param ahead in days
 * @param cap how many of one series at most; empty if any number
 */
public record SeriesHorizon(int back, int ahead, Optional<SeriesCap> cap) {

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

  /** One without a cap. */
  public SeriesHorizon(int back, int ahead) {
    this(back, ahead, Optional.empty());
  }

  /** The same with a cap. */
  public SeriesHorizon with(SeriesCap most) {
    return new SeriesHorizon(back, ahead, Optional.of(most));
  }

  /** The first date inside. */
  public LocalDate from(Instant at, ZoneId zone) {
    return today(at, zone).minus(Period.ofDays(back));
  }

  /** The first date beyond. */
  public LocalDate until(Instant at, ZoneId zone) {
    return today(at, zone).plus(Period.ofDays(ahead + 1));
  }

  /** Whether a series has more occurrences inside than may be. */
  boolean isExceeded(Series series, Instant at) {
    return cap.flatMap(most -> firstBeyond(series, most, at)).isPresent();
  }

  /**
   * The first date that is not carried any more of a series that is carried up to the cap; empty if
   * all inside is carried.
   */
  Optional<LocalDate> end(Series series, Instant at) {
    return cap.filter(SeriesCap::carries).flatMap(most -> firstBeyond(series, most, at));
  }

  private Optional<LocalDate> firstBeyond(Series series, SeriesCap most, Instant at) {
    LocalDate from = from(at, series.zone());
    LocalDate until = until(at, series.zone());
    List<LocalDate> ruled = series.ruled(new Window(from, until, most.most() + 1));
    return ruled.size() > most.most() ? Optional.of(ruled.getLast()) : Optional.empty();
  }

  private static LocalDate today(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDate();
  }
}

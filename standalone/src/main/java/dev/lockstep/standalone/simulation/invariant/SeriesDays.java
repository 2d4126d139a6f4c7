package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.standalone.simulation.exchange.Item;
import dev.lockstep.standalone.simulation.history.Numbers;
import dev.lockstep.standalone.simulation.history.SeriesSetting;
import dev.lockstep.standalone.simulation.world.World;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Which occurrences of series have to be on both sides when a history ends.
 *
 * @param past the first date that has not left the horizon: what is before is left as it is
 * @param reached the first date that the horizon need not have reached
 * @param end the first date whose occurrences are not looked at
 */
record SeriesDays(LocalDate past, LocalDate reached, LocalDate end) {

  private static final int DAYS_BEYOND = 20;

  static SeriesDays of(World world) {
    Instant now = world.now();
    ZoneId zone = world.setting().series().map(SeriesSetting::zone).orElse(ZoneOffset.UTC);
    // the horizon moved on at some time of this day, which begins in UTC
    Instant midnight =
        now.atZone(ZoneOffset.UTC).toLocalDate().atStartOfDay(ZoneOffset.UTC).toInstant();
    LocalDate reached = SeriesSetting.HORIZON.until(midnight, zone);
    return new SeriesDays(
        SeriesSetting.HORIZON.from(now, zone), reached, reached.plusDays(DAYS_BEYOND));
  }

  /** Whether it is an occurrence that has left the horizon. */
  boolean isPast(int number) {
    return Numbers.date(number).filter(date -> date.isBefore(past)).isPresent();
  }

  /** Whether it is an occurrence that the horizon need not have reached, as it was not moved. */
  boolean isAhead(Item item) {
    Optional<LocalDate> date = Numbers.date(item.number());
    LocalDate starts = item.event().start().dateTime().toLocalDate();
    return date.filter(it -> !it.isBefore(reached)).isPresent()
        // its day in the zone of the series may be the next one
        && !starts.plusDays(1).isBefore(reached);
  }
}

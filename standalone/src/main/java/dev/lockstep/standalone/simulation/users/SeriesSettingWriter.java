package dev.lockstep.standalone.simulation.users;

import dev.lockstep.standalone.simulation.history.SeriesSetting;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Chooses whether series take part in a history, and how. With dice of its own: so a history
 * without series is the one that it would be if there were no series at all.
 */
final class SeriesSettingWriter {

  private static final int SERIES_ONCE_IN = 5;
  private static final long OWN_DICE = 0x5E41E5L << 32;

  private final Dice dice;

  SeriesSettingWriter(long seed) {
    dice = new Dice(seed ^ OWN_DICE);
  }

  Optional<SeriesSetting> write() {
    if (!dice.onceIn(SERIES_ONCE_IN)) {
      return Optional.empty();
    }
    boolean listed = dice.coin();
    boolean keeps = dice.coin();
    return Optional.of(
        dice.coin()
            // the hour from two to three is left out on 4 October
            ? new SeriesSetting(
                Instant.parse("2026-10-01T08:00:00Z"),
                ZoneId.of("Australia/Sydney"),
                "AUS Eastern Standard Time",
                listed,
                keeps)
            // the hour from two to three comes twice on 25 October
            : new SeriesSetting(
                Instant.parse("2026-10-21T08:00:00Z"),
                ZoneId.of("Europe/Berlin"),
                "W. Europe Standard Time",
                listed,
                keeps));
  }
}

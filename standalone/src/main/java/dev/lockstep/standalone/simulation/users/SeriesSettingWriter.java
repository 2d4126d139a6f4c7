package dev.lockstep.standalone.simulation.users;

import dev.lockstep.standalone.simulation.history.Scope;
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

  /** Of those with series: what is kept of them is stored in a form of its own. */
  private static final int BYTES_ONCE_IN = 24;

  private static final long OWN_DICE = 0x5E41E5L << 32;

  private final Optional<SeriesSetting> setting;
  private final boolean asBytes;

  SeriesSettingWriter(long seed, Scope scope) {
    Dice dice = new Dice(seed ^ OWN_DICE);
    boolean plays = scope == Scope.SERIES_TOO && dice.onceIn(SERIES_ONCE_IN);
    setting = plays ? Optional.of(write(dice)) : Optional.empty();
    asBytes = setting.isPresent() && dice.onceIn(BYTES_ONCE_IN);
  }

  Optional<SeriesSetting> setting() {
    return setting;
  }

  /** Whether series ask for a history in the stored forms. */
  boolean asBytes() {
    return asBytes;
  }

  private static SeriesSetting write(Dice dice) {
    boolean listed = dice.coin();
    boolean keeps = dice.coin();
    return dice.coin()
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
            keeps);
  }
}

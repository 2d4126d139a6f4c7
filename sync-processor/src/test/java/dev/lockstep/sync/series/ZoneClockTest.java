package dev.lockstep.sync.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneClockTest {

  private static final LocalDate FROM = LocalDate.of(2026, 2, 3);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/New_York",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "UTC"
      })
  void everyWallTimeIsTheInstantThatJavaTimeSaysItIs(String id) {
    ZoneId zone = ZoneId.of(id);
    ZoneClock clock = ZoneClock.of(zone, FROM, FROM.plusDays(396));

    for (LocalDateTime local = FROM.atStartOfDay();
        local.isBefore(FROM.plusDays(396).atStartOfDay());
        local = local.plusMinutes(15)) {
      assertThat(clock.instantOf(local)).as("%s", local).isEqualTo(local.atZone(zone).toInstant());
    }
  }

  @Test
  void whatChangesTheClocksIsAllThatIsKept() {
    ZoneClock berlin = ZoneClock.of(ZoneId.of("Europe/Berlin"), FROM, FROM.plusDays(396));

    assertThat(berlin.changes())
        .containsOnlyKeys(
            LocalDateTime.of(2026, 3, 29, 3, 0), LocalDateTime.of(2026, 10, 25, 3, 0));
    assertThat(berlin.isUpToDate()).isTrue();
    assertThat(new ZoneClock(berlin.zone(), "2007a", berlin.begin(), berlin.changes()).isUpToDate())
        .isFalse();
  }
}

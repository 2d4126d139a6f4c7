package dev.lockstep.crm.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTextTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-12-01 10:00:00+00, 2026-12-01T10:00:00Z",
    "2026-12-01 10:00:00.123456+01, 2026-12-01T09:00:00.123456Z",
    "2026-12-01 10:00:00-05, 2026-12-01T15:00:00Z",
    "2026-12-01 10:00:00.5+05:30, 2026-12-01T04:30:00.5Z",
    "1892-04-01 00:00:00+00:53:28, 1892-03-31T23:06:32Z",
    "2026-12-01 10:00:00, 2026-12-01T09:00:00Z",
    "2026-07-01 10:00:00.25, 2026-07-01T08:00:00.25Z"
  })
  void aPointInTimeIsReadAsPostgresWritesIt(String text, Instant expected) {
    assertThat(TimestampText.read(text, BERLIN)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"infinity", "0044-03-15 12:00:00+00 BC", "", "yesterday", "2026-12-01"})
  void whatIsNoneIsLeftOut(String text) {
    assertThat(TimestampText.read(text, BERLIN)).isEmpty();
  }

  @Test
  void nothingIsNone() {
    assertThat(TimestampText.read(null, BERLIN)).isEmpty();
  }
}

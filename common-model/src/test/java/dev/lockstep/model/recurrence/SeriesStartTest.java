package dev.lockstep.model.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesStartTest {
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,       2026-03-28T02:30, 2026-03-28T01:30:00Z",
    "Europe/Berlin,       2026-03-29T02:30, 2026-03-29T01:30:00Z",
    "Europe/Berlin,       2026-10-25T02:30, 2026-10-25T00:30:00Z",
    "America/New_York,    2026-03-08T02:30, 2026-03-08T07:30:00Z",
    "America/New_York,    2026-11-01T01:30, 2026-11-01T05:30:00Z",
    "Asia/Kolkata,        2026-03-29T02:30, 2026-03-28T21:00:00Z",
    "Australia/Lord_Howe, 2026-10-04T02:15, 2026-10-03T15:45:00Z",
    "Australia/Lord_Howe, 2026-04-05T01:45, 2026-04-04T14:45:00Z",
    // Apia went from one side of the date line to the other and had no 30 December 2011.
    "Pacific/Apia,        2011-12-30T09:00, 2011-12-30T19:00:00Z",
    "Pacific/Apia,        2026-01-05T00:15, 2026-01-04T11:15:00Z",
  })
  void anOccurrenceStartsAfterTheGapAndAtTheFirstOfTwoEqualTimes(
      ZoneId zone, LocalDateTime local, Instant instant) {
    SeriesStart start = new SeriesStart.Timed(LocalDateTime.parse("2011-01-05T09:00"), zone);

    assertThat(start.instantOf(local)).contains(instant);
  }

  @Test
  void daysHaveNoInstant() {
    SeriesStart start = new SeriesStart.AllDay(LocalDate.parse("2026-01-05"));

    assertThat(start.local()).isEqualTo("2026-01-05T00:00");
    assertThat(start.instantOf(start.local())).isEmpty();
  }
}

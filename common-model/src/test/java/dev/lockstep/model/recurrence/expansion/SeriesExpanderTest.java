package dev.lockstep.model.recurrence.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.recurrence.Recurrence;
import dev.lockstep.model.recurrence.expansion.SeriesExpander.Occurrence;
import dev.lockstep.model.recurrence.text.RruleReader;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeriesExpanderTest {
  private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-01-05T09:00");

  private final Recurrence<String> series =
      Recurrence.of(
          RruleReader.read("FREQ=DAILY;COUNT=4"),
          Map.of(MONDAY.plusDays(1), "moved", MONDAY.plusDays(8), "of another rule"),
          Set.of(MONDAY.plusDays(2), MONDAY.minusDays(1)));

  @Test
  void leavesOutCancelledOccurrencesWithoutRefillingTheCount() {
    assertThat(new SeriesExpander<>(series, MONDAY).within(Window.from(MONDAY.toLocalDate(), 10)))
        .containsExactly(
            new Occurrence<>(MONDAY, Optional.empty()),
            new Occurrence<>(MONDAY.plusDays(1), Optional.of("moved")),
            new Occurrence<>(MONDAY.plusDays(3), Optional.empty()));
  }

  @Test
  void findsExceptionsThatTheRuleDoesNotYield() {
    assertThat(new SeriesExpander<>(series, MONDAY).strays())
        .containsExactly(MONDAY.minusDays(1), MONDAY.plusDays(8));
  }
}

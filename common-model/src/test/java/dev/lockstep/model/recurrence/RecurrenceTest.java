package dev.lockstep.model.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecurrenceTest {
  private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-01-05T09:00");
  private static final RecurrenceRule WEEKLY = RecurrenceRule.every(1, Frequency.WEEKLY);

  @Test
  void anOccurrenceIsAsRuledOverriddenOrCancelled() {
    Recurrence<String> ruled = Recurrence.of(WEEKLY);

    Recurrence<String> overridden = ruled.withOverride(MONDAY, "moved");
    Recurrence<String> cancelled = overridden.withCancellation(MONDAY);

    assertThat(overridden).isEqualTo(Recurrence.of(WEEKLY, Map.of(MONDAY, "moved"), Set.of()));
    assertThat(cancelled).isEqualTo(Recurrence.of(WEEKLY, Map.of(), Set.of(MONDAY)));
    assertThat(cancelled.withOverride(MONDAY, "moved")).isEqualTo(overridden);
    assertThat(cancelled.asRuled(MONDAY)).isEqualTo(ruled);
    assertThat(overridden.asRuled(MONDAY)).isEqualTo(ruled);
  }

  @Test
  void anOccurrenceIsNotBothOverriddenAndCancelled() {
    assertThatThrownBy(() -> Recurrence.of(WEEKLY, Map.of(MONDAY, "moved"), Set.of(MONDAY)))
        .hasMessageContaining("2026-01-05T09:00");
  }

  @Test
  void rulesAreEqualWhateverTheOrderOfTheirLists() {
    RecurrenceRule rule = RecurrenceRule.every(1, Frequency.MONTHLY);

    assertThat(rule.withByMonthDay(15, 1, 15)).isEqualTo(rule.withByMonthDay(1, 15));
  }
}

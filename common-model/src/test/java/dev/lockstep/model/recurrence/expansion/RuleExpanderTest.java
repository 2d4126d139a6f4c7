package dev.lockstep.model.recurrence.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.expansion.Expansion.Stop;
import dev.lockstep.model.recurrence.text.RruleReader;
import dev.lockstep.model.recurrence.text.RruleWriter;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleExpanderTest {
  private static final int RULES = 6000;
  private static final LocalTime TIME = LocalTime.of(2, 30);

  @Test
  void findsTheDatesThatADayScanFinds() {
    RandomRules random = new RandomRules(20261122);
    for (int i = 0; i < RULES; i++) {
      LocalDate start = random.start();
      RecurrenceRule rule = random.rule(start);
      LocalDate from = start.plusDays(i % 3 == 0 ? 0 : i % 900);
      LocalDate to = start.plusYears(i % 10 == 0 ? 14 : 5);

      List<LocalDateTime> found =
          new RuleExpander(rule, start.atTime(TIME))
              .within(new Window(from, to, Integer.MAX_VALUE))
              .starts();

      assertThat(found)
          .as("rule %d: %s from %s, window from %s", i, RruleWriter.write(rule), start, from)
          .isEqualTo(
              new DayScan(rule, start)
                  .before(to).stream()
                      .filter(date -> !date.isBefore(from))
                      .map(date -> date.atTime(TIME))
                      .toList());
    }
  }

  @Test
  void saysWhyThereAreNoMore() {
    LocalDate start = LocalDate.parse("2026-01-05");
    Window january = new Window(start, LocalDate.parse("2026-02-01"), 3);

    assertThat(expand("FREQ=DAILY;COUNT=2", january).stop()).isEqualTo(Stop.END_OF_SERIES);
    assertThat(expand("FREQ=DAILY;COUNT=3", january).stop()).isEqualTo(Stop.END_OF_SERIES);
    assertThat(expand("FREQ=DAILY;COUNT=4", january).stop()).isEqualTo(Stop.LIMIT);
    assertThat(expand("FREQ=MONTHLY", january).stop()).isEqualTo(Stop.END_OF_WINDOW);
    assertThat(expand("FREQ=WEEKLY;UNTIL=20260114", january).stop()).isEqualTo(Stop.END_OF_SERIES);
    assertThat(expand("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", january).stop())
        .isEqualTo(Stop.GAVE_UP);
    assertThat(expand("FREQ=MONTHLY;BYDAY=2WE;BYMONTHDAY=2", january).stop())
        .isEqualTo(Stop.GAVE_UP);
  }

  @Test
  void countsOccurrencesBeforeTheWindow() {
    Window lateJanuary =
        new Window(LocalDate.parse("2026-01-20"), LocalDate.parse("2026-02-01"), 100);

    assertThat(expand("FREQ=DAILY;COUNT=17", lateJanuary).starts())
        .containsExactly(
            LocalDateTime.parse("2026-01-20T02:30"), LocalDateTime.parse("2026-01-21T02:30"));
    assertThat(expand("FREQ=DAILY;COUNT=15", lateJanuary).starts()).isEmpty();
  }

  @Test
  void reachesFarWindowsOfEndlessRules() {
    Window far = new Window(LocalDate.parse("9000-01-01"), LocalDate.parse("9000-12-31"), 1);

    for (String rule : new String[] {"DAILY", "WEEKLY;INTERVAL=3", "MONTHLY", "YEARLY"}) {
      assertThat(expand("FREQ=" + rule, far).starts()).as(rule).hasSize(1);
    }
  }

  @Test
  void anOccurrenceIsKnownByItsWholeOriginalStart() {
    RuleExpander daily =
        new RuleExpander(
            RruleReader.read("FREQ=DAILY;COUNT=3"), LocalDateTime.parse("2026-01-05T02:30"));

    assertThat(daily.contains(LocalDateTime.parse("2026-01-07T02:30"))).isTrue();
    assertThat(daily.contains(LocalDateTime.parse("2026-01-07T02:31"))).isFalse();
    assertThat(daily.contains(LocalDateTime.parse("2026-01-08T02:30"))).isFalse();
    assertThat(daily.contains(LocalDateTime.parse("2026-01-04T02:30"))).isFalse();
  }

  @Test
  void theFirstOccurrenceIsTheFirstMatch() {
    LocalDateTime wednesday = LocalDateTime.parse("2026-01-07T09:00");

    assertThat(new RuleExpander(RruleReader.read("FREQ=WEEKLY;BYDAY=MO"), wednesday).first())
        .contains(LocalDateTime.parse("2026-01-12T09:00"));
    assertThat(new RuleExpander(RruleReader.read("FREQ=WEEKLY"), wednesday).first())
        .contains(wednesday);
  }

  private static Expansion expand(String rrule, Window window) {
    return new RuleExpander(RruleReader.read(rrule), LocalDate.parse("2026-01-05").atTime(TIME))
        .within(window);
  }
}

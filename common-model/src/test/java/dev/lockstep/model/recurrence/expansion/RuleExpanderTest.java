package dev.lockstep.model.recurrence.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.recurrence.RecurrenceRule;
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
}

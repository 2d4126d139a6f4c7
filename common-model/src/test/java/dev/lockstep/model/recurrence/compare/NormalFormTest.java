package dev.lockstep.model.recurrence.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.expansion.RandomRules;
import dev.lockstep.model.recurrence.expansion.RuleExpander;
import dev.lockstep.model.recurrence.expansion.Window;
import dev.lockstep.model.recurrence.text.RruleReader;
import dev.lockstep.model.recurrence.text.RruleWriter;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalFormTest {
  private static final int RULES = 5000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-01-06T09:00 | FREQ=WEEKLY                        | FREQ=WEEKLY;BYDAY=TU
          2026-01-06T09:00 | FREQ=WEEKLY;WKST=SU;BYDAY=TU,TH    | FREQ=WEEKLY;WKST=MO;BYDAY=TH,TU
          2026-01-06T09:00 | FREQ=WEEKLY;INTERVAL=2;WKST=SU     | FREQ=WEEKLY;INTERVAL=2;WKST=MO
          2026-01-06T09:00 | FREQ=DAILY;INTERVAL=14             | FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
          2026-01-06T09:00 | FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR    | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
          2026-01-06T09:00 | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU | FREQ=DAILY
          2026-01-06T09:00 | FREQ=MONTHLY;BYDAY=MO              | FREQ=WEEKLY;BYDAY=MO
          2026-01-06T09:00 | FREQ=YEARLY;BYDAY=MO               | FREQ=WEEKLY;BYDAY=MO
          2026-01-13T09:00 | FREQ=MONTHLY;BYDAY=2TU             | FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2
          2026-01-13T09:00 | FREQ=MONTHLY;INTERVAL=12           | FREQ=YEARLY
          2026-01-13T09:00 | FREQ=MONTHLY;BYMONTH=1;BYDAY=2TU   | FREQ=YEARLY;BYMONTH=1;BYDAY=2TU
          2026-01-13T09:00 | FREQ=YEARLY                        | FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=13
          2026-01-13T09:00 | FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=13 | FREQ=MONTHLY
          2026-01-31T09:00 | FREQ=MONTHLY;BYMONTHDAY=-1         | RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD
          2026-01-31T09:00 | FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1 | FREQ=MONTHLY;BYMONTHDAY=-1
          2026-01-30T09:00 | FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1 | RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=30;SKIP=BACKWARD
          2026-01-15T09:00 | RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD | FREQ=MONTHLY;BYMONTHDAY=15
          2024-02-29T09:00 | RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=BACKWARD | FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1
          2026-04-30T09:00 | FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=-1 | RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31;SKIP=BACKWARD
          2026-01-05T09:00 | FREQ=WEEKLY;UNTIL=20260131         | FREQ=WEEKLY;UNTIL=20260126
          2026-01-05T09:00 | FREQ=WEEKLY;UNTIL=20260126T085959  | FREQ=WEEKLY;UNTIL=20260119
          """)
  void saysTheSameInOneWay(LocalDateTime start, String one, String other) {
    RecurrenceRule first = NormalForm.of(RruleReader.read(one), start);
    RecurrenceRule second = NormalForm.of(RruleReader.read(other), start);

    assertThat(RruleWriter.write(first)).isEqualTo(RruleWriter.write(second));
    assertThat(first).isEqualTo(second);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-01-06T09:00 | FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU | FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU,SU
          2026-01-31T09:00 | FREQ=MONTHLY;BYMONTHDAY=31  | FREQ=MONTHLY;BYMONTHDAY=-1
          2026-01-31T09:00 | FREQ=MONTHLY;BYDAY=5TU      | FREQ=MONTHLY;BYDAY=-1TU
          2026-01-31T09:00 | FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1 | FREQ=MONTHLY;BYDAY=1MO,1TU
          2026-01-31T09:00 | FREQ=DAILY;COUNT=3          | FREQ=DAILY
          """)
  void keepsApartWhatDiffers(LocalDateTime start, String one, String other) {
    assertThat(NormalForm.of(RruleReader.read(one), start))
        .isNotEqualTo(NormalForm.of(RruleReader.read(other), start));
    assertThat(RuleComparison.compare(RruleReader.read(one), RruleReader.read(other), start))
        .isEqualTo(RuleComparison.DIFFERENT);
  }

  @Test
  void keepsTheDatesOfEveryRuleAndIsItsOwnNormalForm() {
    RandomRules random = new RandomRules(4711);
    for (int i = 0; i < RULES; i++) {
      LocalDate day = random.start();
      LocalDateTime start = day.atTime(9, 0);
      RecurrenceRule rule = random.rule(day);

      RecurrenceRule normal = NormalForm.of(rule, start);

      String what = RruleWriter.write(rule) + " -> " + RruleWriter.write(normal) + " from " + day;
      assertThat(starts(normal, start)).as(what).isEqualTo(starts(rule, start));
      assertThat(NormalForm.of(normal, start)).as(what).isEqualTo(normal);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SAME      | FREQ=WEEKLY;BYDAY=MO      | 2026-01-03T09:00 | FREQ=WEEKLY           | 2026-01-05T09:00
          SAME      | FREQ=DAILY;COUNT=3        | 2026-01-05T09:00 | FREQ=DAILY;UNTIL=20260107 | 2026-01-05T09:00
          DIFFERENT | FREQ=DAILY;COUNT=3        | 2026-01-05T09:00 | FREQ=DAILY;COUNT=4    | 2026-01-05T09:00
          DIFFERENT | FREQ=DAILY                | 2026-01-05T09:00 | FREQ=DAILY            | 2026-01-05T10:00
          UNDECIDED | FREQ=MONTHLY;BYDAY=TU,WE;BYMONTHDAY=13 | 2026-01-13T09:00 | FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=TU,WE;BYSETPOS=1 | 2026-01-13T09:00
          """)
  void comparesSeries(
      RuleComparison verdict,
      String one,
      LocalDateTime startOfOne,
      String other,
      LocalDateTime startOfOther) {
    assertThat(
            RuleComparison.compare(
                new RuleExpander(RruleReader.read(one), startOfOne),
                new RuleExpander(RruleReader.read(other), startOfOther)))
        .isEqualTo(verdict);
  }

  private static List<LocalDateTime> starts(RecurrenceRule rule, LocalDateTime start) {
    LocalDate from = start.toLocalDate();
    return new RuleExpander(rule, start)
        .within(new Window(from, from.plusYears(9), Integer.MAX_VALUE))
        .starts();
  }
}

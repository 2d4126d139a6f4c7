package dev.lockstep.model.recurrence.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.expansion.RandomRules;
import dev.lockstep.model.recurrence.expansion.RuleExpander;
import dev.lockstep.model.recurrence.expansion.Window;
import dev.lockstep.model.recurrence.text.RruleReader;
import dev.lockstep.model.recurrence.text.RruleWriter;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphTranslationTest {
  private static final int MANY = 5000;

  @Test
  void whatComesFromGraphGoesBackUnchanged() {
    RandomPatterns random = new RandomPatterns(365);
    for (int i = 0; i < MANY; i++) {
      GraphPattern pattern = random.pattern();
      LocalDate start = onPattern(pattern, random.date());
      GraphRecurrence recurrence = new GraphRecurrence(pattern, random.range(start));

      RecurrenceRule rule = recurrence.toRule();

      assertThat(GraphTranslation.of(rule, start.atTime(9, 0)))
          .as(RruleWriter.write(rule))
          .isEqualTo(new GraphTranslation.Exact(recurrence));
      assertThat(RruleReader.read(RruleWriter.write(rule))).isEqualTo(rule);
    }
  }

  @Test
  void whatGoesToGraphTakesPlaceWhenTheRuleDoes() {
    RandomRules random = new RandomRules(42);
    int exact = 0;
    for (int i = 0; i < MANY; i++) {
      LocalDate day = random.start();
      RecurrenceRule rule = random.rule(day);
      LocalDateTime start = day.atTime(9, 0);
      if (GraphTranslation.of(rule, start) instanceof GraphTranslation.Exact(var recurrence)) {
        exact++;
        assertThat(starts(recurrence.toRule(), start))
            .as("%s from %s", RruleWriter.write(rule), day)
            .isEqualTo(starts(rule, start));
      }
    }
    assertThat(exact).isGreaterThan(MANY / 10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-01-06 | FREQ=DAILY;BYMONTH=1                       | LIMITED_DAYS
          2026-01-06 | FREQ=WEEKLY;BYMONTH=1;BYDAY=TU             | LIMITED_DAYS
          2026-01-06 | FREQ=MONTHLY;BYMONTH=1,2;BYMONTHDAY=6      | MONTHS_OF_MONTHLY_RULE
          2026-01-06 | FREQ=YEARLY;BYDAY=1TU                      | NO_MONTH
          2026-01-06 | FREQ=YEARLY;BYMONTH=1,3;BYMONTHDAY=6       | SEVERAL_MONTHS
          2026-01-06 | FREQ=MONTHLY;BYMONTHDAY=6,15               | SEVERAL_MONTH_DAYS
          2026-02-13 | FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR        | MONTH_DAY_AND_WEEKDAY
          2026-01-31 | FREQ=MONTHLY;BYMONTHDAY=31                 | DAY_MISSING_IN_SOME_MONTHS
          2024-02-29 | FREQ=YEARLY                                | DAY_MISSING_IN_SOME_MONTHS
          2026-01-31 | RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD | DAY_MOVED_FORWARD
          2026-01-30 | FREQ=MONTHLY;BYMONTHDAY=-2                 | DAY_FROM_END
          2026-01-06 | FREQ=MONTHLY;INTERVAL=2;BYDAY=TU           | EVERY_WEEKDAY
          2026-01-06 | FREQ=MONTHLY;BYDAY=1TU,3TU                 | SEVERAL_ORDINALS
          2026-03-31 | FREQ=MONTHLY;BYDAY=5TU                     | ORDINAL
          2026-01-27 | FREQ=MONTHLY;BYDAY=TU,WE;BYSETPOS=-2       | POSITION
          2026-01-06 | FREQ=MONTHLY;BYDAY=TU,WE;BYSETPOS=1,-1     | POSITION
          2026-01-07 | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO            | START_OFF_PATTERN
          2026-02-10 | FREQ=MONTHLY;BYDAY=2WE;BYMONTHDAY=2        | NO_OCCURRENCE
          2026-02-10 | FREQ=DAILY;UNTIL=20260209                  | NO_OCCURRENCE
          """)
  void refusesWhatGraphCannotSay(LocalDate start, String rrule, Refusal reason) {
    RecurrenceRule rule = RruleReader.read(rrule);

    assertThat(GraphTranslation.of(rule, start.atTime(9, 0)))
        .isEqualTo(new GraphTranslation.Refused(reason));
  }

  @Test
  void rewritesWhatGraphSaysOtherwise() {
    Set<DayOfWeek> workdays = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    assertThat(pattern("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "2026-01-05"))
        .isEqualTo(new GraphPattern.Weekly(1, workdays, DayOfWeek.MONDAY));
    assertThat(pattern("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "2026-01-30"))
        .isEqualTo(new GraphPattern.AbsoluteMonthly(1, 30));
    assertThat(pattern("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31"))
        .isEqualTo(new GraphPattern.AbsoluteMonthly(1, 31));
    assertThat(pattern("FREQ=MONTHLY;BYMONTH=3;BYDAY=-1SU", "2026-03-29"))
        .isEqualTo(new GraphPattern.RelativeYearly(1, 3, Set.of(DayOfWeek.SUNDAY), WeekIndex.LAST));
    assertThat(pattern("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-01-30"))
        .isEqualTo(new GraphPattern.RelativeMonthly(1, workdays, WeekIndex.LAST));
    assertThat(pattern("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "2026-02-28"))
        .isEqualTo(new GraphPattern.AbsoluteYearly(1, 2, 29));
  }

  @Test
  void endsOnTheLastLocalDateOnWhichAnOccurrenceMayStart() {
    RecurrenceRule rule = RruleReader.read("FREQ=DAILY;UNTIL=20260110T085959");

    assertThat(GraphTranslation.of(rule, LocalDateTime.parse("2026-01-05T09:00")))
        .isEqualTo(
            new GraphTranslation.Exact(
                new GraphRecurrence(
                    new GraphPattern.Daily(1),
                    new GraphRange.EndDate(
                        LocalDate.parse("2026-01-05"), LocalDate.parse("2026-01-09")))));
  }

  private static GraphPattern pattern(String rrule, String start) {
    return switch (GraphTranslation.of(
        RruleReader.read(rrule), LocalDate.parse(start).atTime(9, 0))) {
      case GraphTranslation.Exact(var recurrence) -> recurrence.pattern();
      case GraphTranslation.Refused(var reason) -> throw new AssertionError(rrule + ": " + reason);
    };
  }

  private static LocalDate onPattern(GraphPattern pattern, LocalDate date) {
    RecurrenceRule rule = new GraphRecurrence(pattern, new GraphRange.NoEnd(date)).toRule();
    return new RuleExpander(rule, date.atStartOfDay()).first().orElseThrow().toLocalDate();
  }

  private static List<LocalDateTime> starts(RecurrenceRule rule, LocalDateTime start) {
    LocalDate from = start.toLocalDate();
    return new RuleExpander(rule, start)
        .within(new Window(from, from.plusYears(30), Integer.MAX_VALUE))
        .starts();
  }
}

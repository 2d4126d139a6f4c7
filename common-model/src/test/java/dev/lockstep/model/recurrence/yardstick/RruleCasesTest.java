package dev.lockstep.model.recurrence.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.model.recurrence.InvalidRecurrenceException;
import dev.lockstep.model.recurrence.InvalidRecurrenceException.Problem;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.SeriesStart;
import dev.lockstep.model.recurrence.expansion.Expansion;
import dev.lockstep.model.recurrence.expansion.RuleExpander;
import dev.lockstep.model.recurrence.expansion.Window;
import dev.lockstep.model.recurrence.text.RruleReader;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rules of other products' suites take place when they say, or are refused; none goes wrong. */
class RruleCasesTest {
  /**
   * Parts that the canonical rule doesn't have, and which alone a valid rule may be refused for.
   */
  private static final Set<String> REFUSED_PARTS =
      Set.of("FREQ", "BYWEEKNO", "BYYEARDAY", "BYHOUR", "BYMINUTE", "BYSECOND");

  /** Cases whose suite is wrong or counts a start that isn't in the rule, with what is right. */
  private static final Map<String, List<LocalDateTime>> VERDICTS =
      Map.of(
          // Empty: the second Wednesday is never the 2nd. The suite yields the start all the same.
          "sabre-MonthlyByDayUntilWithImpossibleNextOccurrence-37",
          List.of(),
          // The start isn't the last Friday of June; RFC 5545 leaves such a set undefined.
          "sabre-YearlyStartDateNotOnRRuleList-72",
          List.of(
              LocalDateTime.parse("2023-06-30T12:00"),
              LocalDateTime.parse("2024-06-28T12:00"),
              LocalDateTime.parse("2025-06-27T12:00")));

  @TestFactory
  Stream<DynamicTest> ownCases() {
    return tests(CaseFiles.own("rrule-cases.txt").stream().map(RruleCase::of).toList());
  }

  @TestFactory
  Stream<DynamicTest> sharedCases() {
    return tests(
        Stream.of("rrule-libical.jsonl", "rrule-dateutil.jsonl", "rrule-sabre.jsonl")
            .flatMap(file -> CaseFiles.shared(file).stream())
            .map(RruleCase::of)
            .toList());
  }

  private static Stream<DynamicTest> tests(List<RruleCase> cases) {
    assertThat(cases).hasSizeGreaterThan(100);
    return cases.stream().map(each -> dynamicTest(each.id(), () -> check(each)));
  }

  private static void check(RruleCase expected) {
    switch (expected.fate()) {
      case RIGHT -> checkDates(expected, read(expected));
      case AMBIGUOUS ->
          assertThatThrownBy(() -> read(expected)).hasMessageStartingWith("BYMONTHDAY=");
      case RIGHT_OR_UNSUPPORTED, RIGHT_OR_REFUSED -> {
        try {
          checkDates(expected, read(expected));
        } catch (InvalidRecurrenceException e) {
          checkRefusal(expected, e);
        }
      }
    }
  }

  private static RecurrenceRule read(RruleCase expected) {
    return RruleReader.read(expected.rrule(), expected.start());
  }

  private static void checkRefusal(RruleCase expected, InvalidRecurrenceException refusal) {
    if (expected.fate() == RruleCase.Fate.RIGHT_OR_UNSUPPORTED) {
      assertThat(refusal.problem()).isIn(Problem.UNSUPPORTED, Problem.AMBIGUOUS);
      assertThat(refusal.part())
          .isIn(refusal.problem() == Problem.AMBIGUOUS ? Set.of("BYMONTHDAY") : REFUSED_PARTS);
    }
  }

  private static void checkDates(RruleCase expected, RecurrenceRule rule) {
    LocalDate from = expected.start().local().toLocalDate();
    List<LocalDateTime> right = VERDICTS.getOrDefault(expected.id(), expected.expected());

    Expansion found =
        new RuleExpander(rule, expected.start().local())
            .within(new Window(from, from.plusYears(1000), right.size() + 1));

    List<LocalDateTime> starts =
        found.starts().stream().map(start -> shown(expected.start(), start)).toList();
    if (expected.complete() || right.isEmpty()) {
      assertThat(starts).isEqualTo(right);
      assertThat(found.stop()).isIn(Expansion.Stop.END_OF_SERIES, Expansion.Stop.GAVE_UP);
    } else {
      assertThat(starts).startsWith(right.toArray(LocalDateTime[]::new));
    }
  }

  /** The local time that a clock shows then, which differs if the clock leaves the time out. */
  private static LocalDateTime shown(SeriesStart start, LocalDateTime occurrence) {
    return switch (start) {
      case SeriesStart.Timed timed ->
          timed
              .instantOf(occurrence)
              .flatMap(instant -> Optional.of(instant.atZone(timed.zone()).toLocalDateTime()))
              .orElse(occurrence);
      case SeriesStart.AllDay day -> occurrence;
    };
  }
}

package dev.lockstep.model.recurrence.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.model.recurrence.SeriesStart;
import dev.lockstep.model.recurrence.expansion.Expansion;
import dev.lockstep.model.recurrence.expansion.RuleExpander;
import dev.lockstep.model.recurrence.expansion.Window;
import dev.lockstep.model.zone.ZoneNames;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every recurrence of Graph takes place when it should. */
class GraphCasesTest {
  private final ZoneNames zones = ZoneNames.load();

  @TestFactory
  Stream<DynamicTest> ownCases() {
    return tests(CaseFiles.own("graph-cases.txt").stream().map(GraphCase::of).toList());
  }

  @TestFactory
  Stream<DynamicTest> sharedCases() {
    return tests(CaseFiles.shared("graph-patterns.jsonl").stream().map(GraphCase::of).toList());
  }

  private Stream<DynamicTest> tests(List<GraphCase> cases) {
    assertThat(cases).hasSizeGreaterThan(100);
    return cases.stream().map(each -> dynamicTest(each.id(), () -> check(each)));
  }

  private void check(GraphCase expected) {
    RuleExpander expander = new RuleExpander(expected.recurrence().toRule(), expected.start());
    LocalDate from = expected.start().toLocalDate();
    int wanted = expected.accepted().getFirst().size();

    Expansion found =
        expander.within(
            new Window(from, from.plusYears(1000), expected.complete() ? wanted + 1 : wanted));

    SeriesStart start =
        new SeriesStart.Timed(
            expected.start(), expected.allDay() ? ZoneOffset.UTC : expected.zone());
    assertThat(expected.accepted())
        .contains(found.starts().stream().map(start::instantOf).flatMap(Optional::stream).toList());
    if (expected.complete()) {
      assertThat(found.isAllThatFollows()).isTrue();
    }
    assertThat(found.starts())
        .allSatisfy(each -> assertThat(expander.contains(each)).as("%s", each).isTrue());
    assertThat(zones.toIana(expected.windowsZone())).contains(expected.zone());
  }
}

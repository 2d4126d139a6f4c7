package dev.lockstep.model.recurrence.compare;

import dev.lockstep.model.recurrence.RecurrenceEnd;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.expansion.RuleExpander;
import dev.lockstep.model.recurrence.expansion.Window;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

/** The end of a series, of which every date until the next occurrence says the same. */
final class SeriesEnd {
  /** How far back the last occurrence is looked for: nearly always the first is enough. */
  private static final List<Integer> YEARS_BACK = List.of(1, 10, 100);

  /** The rule ending on the date of its last occurrence, if it ends on a date. */
  static RecurrenceRule normal(RecurrenceRule rule, LocalDateTime start) {
    return rule.end()
        .lastDate(start.toLocalTime())
        .map(until -> rule.withEnd(new RecurrenceEnd.UntilDate(lastOccurrence(rule, start, until))))
        .orElse(rule);
  }

  private static LocalDate lastOccurrence(
      RecurrenceRule rule, LocalDateTime start, LocalDate until) {
    RuleExpander expander = new RuleExpander(rule, start);
    return YEARS_BACK.stream()
        .flatMap(years -> last(expander, until.minusYears(years), until))
        .findFirst()
        .orElse(until);
  }

  private static Stream<LocalDate> last(RuleExpander expander, LocalDate from, LocalDate until) {
    List<LocalDateTime> starts =
        expander.within(new Window(from, until.plusDays(1), Integer.MAX_VALUE)).starts();
    return starts.isEmpty() ? Stream.empty() : Stream.of(starts.getLast().toLocalDate());
  }

  private SeriesEnd() {}
}

package dev.lockstep.model.recurrence.compare;

import dev.lockstep.model.recurrence.Frequency;
import dev.lockstep.model.recurrence.RecurrenceEnd;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.expansion.RuleExpander;
import dev.lockstep.model.recurrence.expansion.Window;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

/** The first day of the week, which seldom matters. */
record WeekStart(LocalDate start) {

  /** The rule with the earliest first day of the week that yields the same dates. */
  RecurrenceRule normal(RecurrenceRule rule) {
    if (rule.frequency() != Frequency.WEEKLY
        || (rule.interval() == 1 && rule.bySetPosition().isEmpty())) {
      return rule.withFirstDayOfWeek(DayOfWeek.MONDAY);
    }
    if (!rule.byMonth().isEmpty() || !rule.bySetPosition().isEmpty()) {
      return rule;
    }
    // The dates repeat themselves every interval, so twice round shows all there is.
    RecurrenceRule endless = rule.withEnd(RecurrenceEnd.never());
    List<LocalDateTime> dates = twoRounds(endless);
    DayOfWeek first =
        Stream.of(DayOfWeek.values())
            .filter(day -> twoRounds(endless.withFirstDayOfWeek(day)).equals(dates))
            .findFirst()
            .orElse(rule.firstDayOfWeek());
    return rule.withFirstDayOfWeek(first);
  }

  private List<LocalDateTime> twoRounds(RecurrenceRule rule) {
    LocalDate end = start.plusDays(2 * 7L * rule.interval() + 7);
    return new RuleExpander(rule, start.atStartOfDay())
        .within(new Window(start, end, Integer.MAX_VALUE))
        .starts();
  }
}

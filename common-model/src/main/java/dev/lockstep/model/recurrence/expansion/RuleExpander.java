package dev.lockstep.model.recurrence.expansion;

import dev.lockstep.model.recurrence.RecurrenceEnd;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.expansion.Expansion.Stop;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells when a series takes place, in local time: a rule and the local start of the series
 * (midnight if all-day) are all it needs. Instants are made of the local starts afterwards ({@link
 * dev.lockstep.model.recurrence.SeriesStart#instantOf}). Overrides and cancellations are not looked
 * at: an occurrence that was moved stands at its original start.
 *
 * @param rule the rule
 * @param start the local start of the series
 */
public record RuleExpander(RecurrenceRule rule, LocalDateTime start) {

  /**
   * The starts within a window.
   *
   * @return at most as many as the window's limit, and why there are no more
   */
  public Expansion within(Window window) {
    LocalDate startDate = start.toLocalDate();
    LocalTime time = start.toLocalTime();
    DateSource dates = DateSources.of(rule.resolvedFor(startDate), startDate);
    long first = Math.max(startDate.toEpochDay(), window.from().toEpochDay());
    long last = rule.end().lastDate(time).map(LocalDate::toEpochDay).orElse(DateSource.NONE - 1);
    long afterWindow = window.to().toEpochDay();
    long left = Long.MAX_VALUE;
    if (rule.end() instanceof RecurrenceEnd.Count(int occurrences)) {
      left = occurrences;
    } else {
      dates.skipTo(first);
    }

    List<LocalDateTime> starts = new ArrayList<>();
    while (left > 0) {
      long date = dates.next();
      if (date > last || date >= afterWindow) {
        return new Expansion(starts, stopAt(date, last));
      }
      if (date >= startDate.toEpochDay()) {
        left--;
        if (date >= first) {
          if (starts.size() == window.limit()) {
            return new Expansion(starts, Stop.LIMIT);
          }
          starts.add(LocalDate.ofEpochDay(date).atTime(time));
        }
      }
    }
    return new Expansion(starts, Stop.END_OF_SERIES);
  }

  /** The first occurrence: the start itself if it fits the rule. */
  public Optional<LocalDateTime> first() {
    return within(Window.from(start.toLocalDate(), 1)).starts().stream().findFirst();
  }

  /** Whether an occurrence originally starts at this local time. */
  public boolean contains(LocalDateTime originalStart) {
    return within(Window.of(originalStart.toLocalDate())).starts().contains(originalStart);
  }

  private static Stop stopAt(long date, long last) {
    if (date == DateSource.NONE) {
      return Stop.GAVE_UP;
    }
    return date > last ? Stop.END_OF_SERIES : Stop.END_OF_WINDOW;
  }
}

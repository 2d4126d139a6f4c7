package dev.lockstep.model.recurrence.expansion;

import dev.lockstep.model.recurrence.Frequency;
import dev.lockstep.model.recurrence.NDay;
import dev.lockstep.model.recurrence.RecurrenceEnd;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.Skip;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The dates of a rule found the slow way: every period, day by day, by the table of RFC 5545
 * (section 3.3.10) and the order of RFC 7529 (section 4.1). Shares nothing with what it checks.
 */
final class DayScan {
  private final RecurrenceRule rule;
  private final LocalDate start;

  DayScan(RecurrenceRule rule, LocalDate start) {
    this.rule = rule;
    this.start = start;
  }

  /** All dates before the given one. */
  List<LocalDate> before(LocalDate end) {
    TreeSet<LocalDate> found = new TreeSet<>();
    for (LocalDate first = firstOfPeriod(start); first.isBefore(end); first = nextPeriod(first)) {
      found.addAll(setPositions(period(first, nextAfter(first, 1))));
    }
    List<LocalDate> dates = new ArrayList<>();
    for (LocalDate date : found) {
      boolean counts = !date.isBefore(start);
      if (counts && isOver(date, dates.size())) {
        break;
      }
      if (counts) {
        dates.add(date);
      }
    }
    return dates.stream().filter(date -> date.isBefore(end)).toList();
  }

  private boolean isOver(LocalDate date, int already) {
    return switch (rule.end()) {
      case RecurrenceEnd.Never never -> false;
      case RecurrenceEnd.Count(int occurrences) -> already >= occurrences;
      case RecurrenceEnd.UntilDate(var until) -> date.isAfter(until);
      case RecurrenceEnd.UntilDateTime(var until) -> date.isAfter(until.toLocalDate());
    };
  }

  private List<LocalDate> period(LocalDate first, LocalDate after) {
    TreeSet<LocalDate> dates = new TreeSet<>();
    for (LocalDate day = first; day.isBefore(after); day = day.plusDays(1)) {
      if (!rule.byMonth().isEmpty() && !rule.byMonth().contains(day.getMonthValue())) {
        continue;
      }
      if (rule.byMonthDay().isEmpty() && usesStartDay()) {
        addMonthDays(dates, day, List.of(start.getDayOfMonth()));
      } else if (rule.byMonthDay().isEmpty()) {
        dates.add(day);
      } else {
        addMonthDays(dates, day, rule.byMonthDay());
      }
    }
    dates.removeIf(day -> !fitsWeekday(day));
    return List.copyOf(dates);
  }

  /** A monthly or yearly rule without days takes day (and month) of the start. */
  private boolean usesStartDay() {
    return switch (rule.frequency()) {
      case DAILY, WEEKLY -> false;
      case MONTHLY, YEARLY -> rule.byDay().isEmpty();
    };
  }

  private void addMonthDays(Set<LocalDate> dates, LocalDate day, List<Integer> monthDays) {
    if (rule.frequency() == Frequency.YEARLY
        && rule.byMonth().isEmpty()
        && day.getMonthValue() != start.getMonthValue()) {
      return;
    }
    int length = day.lengthOfMonth();
    for (int wanted : monthDays) {
      int number = wanted > 0 ? wanted : length + 1 + wanted;
      if (number == day.getDayOfMonth()) {
        dates.add(day);
      }
      boolean isLast = day.getDayOfMonth() == length;
      if (isLast && number > length && rule.skip() == Skip.BACKWARD) {
        dates.add(day);
      }
      if (isLast && number > length && rule.skip() == Skip.FORWARD) {
        dates.add(day.plusDays(1));
      }
    }
  }

  private boolean fitsWeekday(LocalDate day) {
    return switch (rule.frequency()) {
      case WEEKLY ->
          rule.byDay().isEmpty()
              ? day.getDayOfWeek() == start.getDayOfWeek()
              : rule.byDay().stream().anyMatch(each -> each.day() == day.getDayOfWeek());
      case DAILY, MONTHLY, YEARLY ->
          rule.byDay().isEmpty() || rule.byDay().stream().anyMatch(each -> fits(each, day));
    };
  }

  private boolean fits(NDay wanted, LocalDate day) {
    if (wanted.day() != day.getDayOfWeek()) {
      return false;
    }
    if (wanted.nth() == 0) {
      return true;
    }
    boolean inYear = rule.frequency() == Frequency.YEARLY && rule.byMonth().isEmpty();
    LocalDate first = inYear ? day.withDayOfYear(1) : day.withDayOfMonth(1);
    LocalDate last =
        inYear ? day.withMonth(12).withDayOfMonth(31) : YearMonth.from(day).atEndOfMonth();
    long fromFirst = ChronoUnit.DAYS.between(first, day) / 7 + 1;
    long fromLast = ChronoUnit.DAYS.between(day, last) / 7 + 1;
    return wanted.nth() == fromFirst || -wanted.nth() == fromLast;
  }

  private List<LocalDate> setPositions(List<LocalDate> dates) {
    if (rule.bySetPosition().isEmpty()) {
      return dates;
    }
    return rule.bySetPosition().stream()
        .map(position -> position > 0 ? position - 1 : dates.size() + position)
        .filter(index -> index >= 0 && index < dates.size())
        .map(dates::get)
        .toList();
  }

  private LocalDate firstOfPeriod(LocalDate date) {
    return switch (rule.frequency()) {
      case DAILY -> date;
      case WEEKLY -> date.with(TemporalAdjusters.previousOrSame(rule.firstDayOfWeek()));
      case MONTHLY -> date.withDayOfMonth(1);
      case YEARLY -> date.withDayOfYear(1);
    };
  }

  private LocalDate nextPeriod(LocalDate first) {
    return nextAfter(first, rule.interval());
  }

  private LocalDate nextAfter(LocalDate first, int periods) {
    return switch (rule.frequency()) {
      case DAILY -> first.plusDays(periods);
      case WEEKLY -> first.plusWeeks(periods);
      case MONTHLY -> first.plusMonths(periods);
      case YEARLY -> first.plusYears(periods);
    };
  }
}

package dev.lockstep.model.recurrence.compare;

import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.Skip;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The many ways to say a day of the month, above all its last. */
final class MonthDays {
  private static final int DAYS_OF_EVERY_MONTH = 28;

  /**
   * A rule by days of the month in its simplest form: BYMONTHDAY=28,29,30;BYSETPOS=-1 is the 30th
   * with SKIP=BACKWARD, the 31st so is the last (-1), and SKIP is said only where it matters.
   */
  static RecurrenceRule normal(RecurrenceRule rule) {
    if (rule.byMonthDay().isEmpty()) {
      return withoutSkip(rule);
    }
    return normalSkip(withoutPosition(rule));
  }

  private static RecurrenceRule withoutPosition(RecurrenceRule rule) {
    boolean isPositioned =
        rule.byDay().isEmpty() && NormalForm.isByMonth(rule) && rule.bySetPosition().size() == 1;
    if (!isPositioned) {
      return rule;
    }
    int position = rule.bySetPosition().getFirst();
    if (rule.byMonthDay().size() == 1 && Math.abs(position) == 1) {
      return rule.withBySetPosition();
    }
    return position == -1 && rule.skip() == Skip.OMIT
        ? lastOf(rule.byMonthDay())
            .map(
                day ->
                    rule.withBySetPosition()
                        .withByMonthDay(day)
                        .withSkip(day > DAYS_OF_EVERY_MONTH ? Skip.BACKWARD : Skip.OMIT))
            .orElse(rule)
        : rule;
  }

  /** The day whose clamped form the last existing one of these days always is, if there is one. */
  private static Optional<Integer> lastOf(List<Integer> days) {
    int last = days.getLast();
    boolean isEvery =
        days.getFirst() > 0
            && IntStream.rangeClosed(DAYS_OF_EVERY_MONTH, last).allMatch(days::contains);
    return isEvery ? Optional.of(last) : Optional.empty();
  }

  private static RecurrenceRule normalSkip(RecurrenceRule rule) {
    int shortest = rule.byMonth().stream().mapToInt(MonthDays::shortest).min().orElse(28);
    int longest = rule.byMonth().stream().mapToInt(MonthDays::longest).max().orElse(31);
    if (rule.skip() == Skip.BACKWARD && rule.byMonthDay().size() == 1) {
      int day = rule.byMonthDay().getFirst();
      if (day >= longest && shortest != longest) {
        return withoutSkip(rule.withByMonthDay(-1));
      }
      if (day > longest) {
        return withoutSkip(rule.withByMonthDay(longest));
      }
    }
    if (shortest == longest && rule.byMonthDay().stream().allMatch(day -> day >= -shortest)) {
      return normalInFixedMonth(rule, shortest);
    }
    return rule.byMonthDay().stream().allMatch(day -> day <= shortest) ? withoutSkip(rule) : rule;
  }

  /** In a month that always has as many days, days from its end have a number, too. */
  private static RecurrenceRule normalInFixedMonth(RecurrenceRule rule, int length) {
    RecurrenceRule counted =
        rule.withByMonthDay(
            rule.byMonthDay().stream().mapToInt(day -> day > 0 ? day : length + 1 + day).toArray());
    boolean isWithin = counted.byMonthDay().getLast() <= length;
    return isWithin ? withoutSkip(counted) : counted;
  }

  private static RecurrenceRule withoutSkip(RecurrenceRule rule) {
    return rule.skip() == Skip.OMIT ? rule : rule.withSkip(Skip.OMIT);
  }

  private static int shortest(int month) {
    return Month.of(month).minLength();
  }

  private static int longest(int month) {
    return Month.of(month).maxLength();
  }

  private MonthDays() {}
}

package dev.lockstep.model.recurrence.compare;

import dev.lockstep.model.recurrence.Frequency;
import dev.lockstep.model.recurrence.NDay;
import dev.lockstep.model.recurrence.RecurrenceRule;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One way of saying what rules can say in several: for a given start, rules of equal normal form
 * have the same occurrences. The converse holds for the common ways of saying the same, not for
 * all. What is taken from the start is written out, so that the form says all by itself.
 */
public final class NormalForm {
  private final LocalDate start;

  private NormalForm(LocalDate start) {
    this.start = start;
  }

  /**
   * The normal form of a rule.
   *
   * @param start the local start of the series
   */
  public static RecurrenceRule of(RecurrenceRule rule, LocalDateTime start) {
    NormalForm form = new NormalForm(start.toLocalDate());
    RecurrenceRule rewritten = rule.resolvedFor(start.toLocalDate());
    RecurrenceRule before;
    do {
      before = rewritten;
      rewritten = form.simplified(rewritten);
    } while (!rewritten.equals(before));
    return SeriesEnd.normal(new WeekStart(start.toLocalDate()).normal(rewritten), start);
  }

  /** One round; no step undoes another, so rounds come to an end. */
  private RecurrenceRule simplified(RecurrenceRule rule) {
    List<UnaryOperator<RecurrenceRule>> steps =
        List.of(
            this::withoutTrivialLimits,
            MonthDays::normal,
            this::weeklyIfWeekdaysOnly,
            this::monthlyIfMonthDaysOnly,
            this::yearlyIfOneMonth,
            NormalForm::ordinalForPosition,
            this::dailyIfEveryDay);
    RecurrenceRule simpler = rule;
    for (UnaryOperator<RecurrenceRule> step : steps) {
      simpler = step.apply(simpler);
    }
    return simpler;
  }

  /** All months are no limit, nor are all days of the week. */
  private RecurrenceRule withoutTrivialLimits(RecurrenceRule rule) {
    RecurrenceRule result = rule;
    boolean isMonthByMonth =
        rule.frequency() == Frequency.YEARLY
            && rule.interval() == 1
            && rule.bySetPosition().isEmpty();
    if (rule.byMonth().size() == 12) {
      if (isMonthByMonth) {
        result = result.withPeriod(1, Frequency.MONTHLY).withByMonth();
      } else if (rule.frequency() != Frequency.YEARLY) {
        result = result.withByMonth();
      }
    }
    boolean limitsOthers = !rule.byMonthDay().isEmpty() || rule.frequency() == Frequency.DAILY;
    if (hasAllDays(result) && limitsOthers && rule.bySetPosition().isEmpty()) {
      result = result.withByDay(List.of());
    }
    return result;
  }

  /** Days of the week alone, week after week, are a weekly rule, however the weeks are counted. */
  private RecurrenceRule weeklyIfWeekdaysOnly(RecurrenceRule rule) {
    boolean noOther = rule.byMonthDay().isEmpty() && rule.bySetPosition().isEmpty();
    boolean isPlain = noOther && rule.byDay().isEmpty() && rule.byMonth().isEmpty();
    if (isPlain && rule.frequency() == Frequency.DAILY && rule.interval() % 7 == 0) {
      return rule.withPeriod(rule.interval() / 7, Frequency.WEEKLY)
          .withDaysOfWeek(List.of(start.getDayOfWeek()));
    }
    boolean everyWeek =
        rule.interval() == 1
            && rule.frequency() != Frequency.WEEKLY
            && rule.byDay().stream().noneMatch(NDay::hasOrdinal);
    return noOther && everyWeek && !rule.byDay().isEmpty()
        ? rule.withPeriod(1, Frequency.WEEKLY)
        : rule;
  }

  /** A daily rule limited to days of the month is a monthly one. */
  private RecurrenceRule monthlyIfMonthDaysOnly(RecurrenceRule rule) {
    return rule.frequency() == Frequency.DAILY
            && rule.interval() == 1
            && !rule.byMonthDay().isEmpty()
            && rule.bySetPosition().isEmpty()
        ? rule.withPeriod(1, Frequency.MONTHLY)
        : rule;
  }

  /** A monthly rule that always meets the same month is a yearly one. */
  private RecurrenceRule yearlyIfOneMonth(RecurrenceRule rule) {
    if (rule.frequency() != Frequency.MONTHLY) {
      return rule;
    }
    boolean everyTwelfth = rule.interval() % 12 == 0;
    boolean meetsStart = rule.byMonth().isEmpty() || rule.byMonth().contains(start.getMonthValue());
    if (everyTwelfth && meetsStart) {
      return rule.withByMonth(start.getMonthValue())
          .withPeriod(rule.interval() / 12, Frequency.YEARLY);
    }
    return rule.interval() == 1 && rule.byMonth().size() == 1
        ? rule.withPeriod(1, Frequency.YEARLY)
        : rule;
  }

  /** BYDAY=TU;BYSETPOS=2 is BYDAY=2TU. */
  private static RecurrenceRule ordinalForPosition(RecurrenceRule rule) {
    boolean isOneDay =
        rule.byDay().size() == 1 && !rule.byDay().getFirst().hasOrdinal() && isByMonth(rule);
    boolean isOnePosition =
        rule.bySetPosition().size() == 1 && Math.abs(rule.bySetPosition().getFirst()) <= 5;
    return isOneDay && isOnePosition && rule.byMonthDay().isEmpty()
        ? rule.withBySetPosition()
            .withByDay(
                List.of(new NDay(rule.byDay().getFirst().day(), rule.bySetPosition().getFirst())))
        : rule;
  }

  /** Every day of every week is every day. */
  private RecurrenceRule dailyIfEveryDay(RecurrenceRule rule) {
    return rule.frequency() == Frequency.WEEKLY
            && rule.interval() == 1
            && hasAllDays(rule)
            && rule.bySetPosition().isEmpty()
        ? rule.withByDay(List.of()).withPeriod(1, Frequency.DAILY)
        : rule;
  }

  /** Whether the set that positions count in is one month. */
  static boolean isByMonth(RecurrenceRule rule) {
    return rule.frequency() == Frequency.MONTHLY
        || (rule.frequency() == Frequency.YEARLY && rule.byMonth().size() == 1);
  }

  private static boolean hasAllDays(RecurrenceRule rule) {
    return rule.byDay().stream().filter(day -> !day.hasOrdinal()).count() == 7;
  }
}

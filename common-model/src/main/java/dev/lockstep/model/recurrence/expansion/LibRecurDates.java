package dev.lockstep.model.recurrence.expansion;

import dev.lockstep.model.recurrence.RecurrenceEnd;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.text.RruleWriter;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * Any rule, by lib-recur, in dates without a zone (in a zone it takes the second of two equal local
 * times). It is seeded with the first day of the period of the start, because it counts BYSETPOS
 * from the seed in the first year.
 */
final class LibRecurDates implements DateSource {
  private static final long MILLIS_A_DAY = 86_400_000L;

  private final RecurrenceRuleIterator dates;

  /**
   * @param rule resolved for the start
   */
  LibRecurDates(RecurrenceRule rule, LocalDate start) {
    String text = RruleWriter.write(rule.withEnd(RecurrenceEnd.never()));
    LocalDate seed = firstOfPeriod(rule, start);
    try {
      this.dates =
          new org.dmfs.rfc5545.recur.RecurrenceRule(text, RfcMode.RFC5545_STRICT)
              .iterator(
                  new DateTime(seed.getYear(), seed.getMonthValue() - 1, seed.getDayOfMonth()));
    } catch (InvalidRecurrenceRuleException e) {
      throw new IllegalStateException("lib-recur rejects " + text, e);
    }
  }

  @Override
  public long next() {
    try {
      return dates.hasNext() ? Math.floorDiv(dates.nextMillis(), MILLIS_A_DAY) : NONE;
    } catch (IllegalArgumentException | IllegalStateException e) {
      // So it says that it found nothing in very many periods.
      return NONE;
    }
  }

  @Override
  public void skipTo(long epochDay) {
    try {
      dates.fastForward(epochDay * MILLIS_A_DAY);
    } catch (IllegalArgumentException | IllegalStateException e) {
      // As above; next() will say so again.
      return;
    }
  }

  private static LocalDate firstOfPeriod(RecurrenceRule rule, LocalDate start) {
    return switch (rule.frequency()) {
      case DAILY -> start;
      case WEEKLY -> start.with(TemporalAdjusters.previousOrSame(rule.firstDayOfWeek()));
      case MONTHLY -> start.withDayOfMonth(1);
      case YEARLY -> start.withDayOfYear(1);
    };
  }
}

package dev.lockstep.model.recurrence.expansion;

import dev.lockstep.model.recurrence.RecurrenceEnd;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.text.RruleWriter;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.function.Supplier;
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

  /** Empty once it has given up: it throws when it finds nothing in very many periods. */
  private Optional<RecurrenceRuleIterator> dates;

  /**
   * @param rule resolved for the start
   */
  LibRecurDates(RecurrenceRule rule, LocalDate start) {
    String text = RruleWriter.write(rule.withEnd(RecurrenceEnd.never()));
    LocalDate first = firstOfPeriod(rule, start);
    DateTime seed = new DateTime(first.getYear(), first.getMonthValue() - 1, first.getDayOfMonth());
    org.dmfs.rfc5545.recur.RecurrenceRule parsed = parse(text);
    this.dates = orEmpty(() -> Optional.of(parsed.iterator(seed)));
  }

  @Override
  public long next() {
    Optional<Long> millis =
        orEmpty(() -> dates.filter(RecurrenceRuleIterator::hasNext).map(each -> each.nextMillis()));
    if (millis.isEmpty()) {
      dates = Optional.empty();
    }
    return millis.map(each -> Math.floorDiv(each, MILLIS_A_DAY)).orElse(NONE);
  }

  @Override
  public void skipTo(long epochDay) {
    dates =
        orEmpty(
            () -> {
              dates.ifPresent(each -> each.fastForward(epochDay * MILLIS_A_DAY));
              return dates;
            });
  }

  private static <T> Optional<T> orEmpty(Supplier<Optional<T>> attempt) {
    try {
      return attempt.get();
    } catch (IllegalArgumentException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  private static org.dmfs.rfc5545.recur.RecurrenceRule parse(String text) {
    try {
      return new org.dmfs.rfc5545.recur.RecurrenceRule(text, RfcMode.RFC5545_STRICT);
    } catch (InvalidRecurrenceRuleException e) {
      throw new IllegalStateException("lib-recur rejects " + text, e);
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

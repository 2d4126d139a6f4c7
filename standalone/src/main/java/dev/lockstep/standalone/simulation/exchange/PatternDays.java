package dev.lockstep.standalone.simulation.exchange;

import dev.lockstep.model.recurrence.graph.GraphPattern;
import dev.lockstep.model.recurrence.graph.WeekIndex;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether a pattern has an occurrence on a day, looked at day by day, and by none of the product's
 * code (recurrence.md, section 2.1).
 *
 * @param start the first day of the range
 */
record PatternDays(GraphPattern pattern, LocalDate start) {

  boolean has(LocalDate day) {
    return switch (pattern) {
      case GraphPattern.Daily(int interval) -> ChronoUnit.DAYS.between(start, day) % interval == 0;
      case GraphPattern.Weekly(int interval, var days, DayOfWeek first) ->
          days.contains(day.getDayOfWeek())
              && ChronoUnit.WEEKS.between(week(start, first), week(day, first)) % interval == 0;
      case GraphPattern.AbsoluteMonthly(int interval, int ofMonth) ->
          isMonth(interval, day) && isDay(ofMonth, day);
      case GraphPattern.RelativeMonthly(int interval, var days, WeekIndex index) ->
          isMonth(interval, day) && isNth(days, index, day);
      case GraphPattern.AbsoluteYearly(int interval, int month, int ofMonth) ->
          isYear(interval, month, day) && isDay(ofMonth, day);
      case GraphPattern.RelativeYearly(int interval, int month, var days, WeekIndex index) ->
          isYear(interval, month, day) && isNth(days, index, day);
    };
  }

  private static LocalDate week(LocalDate day, DayOfWeek first) {
    return day.minusDays(Math.floorMod(day.getDayOfWeek().getValue() - first.getValue(), 7));
  }

  private boolean isMonth(int interval, LocalDate day) {
    return ChronoUnit.MONTHS.between(YearMonth.from(start), YearMonth.from(day)) % interval == 0;
  }

  private boolean isYear(int interval, int month, LocalDate day) {
    return day.getMonthValue() == month && (day.getYear() - start.getYear()) % interval == 0;
  }

  private static boolean isDay(int ofMonth, LocalDate day) {
    return day.getDayOfMonth() == Math.min(ofMonth, day.lengthOfMonth());
  }

  private static boolean isNth(Set<DayOfWeek> days, WeekIndex index, LocalDate day) {
    List<LocalDate> candidates =
        IntStream.rangeClosed(1, day.lengthOfMonth())
            .mapToObj(day::withDayOfMonth)
            .filter(one -> days.contains(one.getDayOfWeek()))
            .toList();
    return day.equals(
        index == WeekIndex.LAST ? candidates.getLast() : candidates.get(index.position() - 1));
  }
}

package dev.lockstep.model.recurrence.expansion;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/** Some days of every n-th week. */
final class WeeklyDates implements DateSource {
  private final int[] daysIntoWeek;
  private final long stride;
  private long week;
  private int index;

  WeeklyDates(LocalDate start, int interval, List<DayOfWeek> days, DayOfWeek firstDayOfWeek) {
    this.daysIntoWeek =
        days.stream()
            .mapToInt(day -> Math.floorMod(day.getValue() - firstDayOfWeek.getValue(), 7))
            .sorted()
            .toArray();
    this.stride = 7L * interval;
    this.week = start.with(TemporalAdjusters.previousOrSame(firstDayOfWeek)).toEpochDay();
  }

  @Override
  public long next() {
    if (index == daysIntoWeek.length) {
      index = 0;
      week += stride;
    }
    return week + daysIntoWeek[index++];
  }

  @Override
  public void skipTo(long epochDay) {
    if (epochDay >= week + stride) {
      week += (epochDay - week) / stride * stride;
      index = 0;
    }
  }
}

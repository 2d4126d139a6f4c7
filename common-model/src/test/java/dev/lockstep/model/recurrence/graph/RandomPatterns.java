package dev.lockstep.model.recurrence.graph;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/** Recurrences of all six types and three ranges. */
final class RandomPatterns {
  private final Random random;

  RandomPatterns(long seed) {
    this.random = new Random(seed);
  }

  LocalDate date() {
    return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4000));
  }

  GraphPattern pattern() {
    int interval = random.nextBoolean() ? 1 : 1 + random.nextInt(24);
    int month = 1 + random.nextInt(12);
    int day = random.nextBoolean() ? 1 + random.nextInt(31) : 28 + random.nextInt(4);
    return switch (random.nextInt(6)) {
      case 0 -> new GraphPattern.Daily(interval);
      case 1 -> new GraphPattern.Weekly(interval, days(), oneOf(DayOfWeek.values()));
      case 2 -> new GraphPattern.AbsoluteMonthly(interval, day);
      case 3 -> new GraphPattern.RelativeMonthly(interval, days(), oneOf(WeekIndex.values()));
      case 4 -> new GraphPattern.AbsoluteYearly(interval, month, day);
      default ->
          new GraphPattern.RelativeYearly(interval, month, days(), oneOf(WeekIndex.values()));
    };
  }

  GraphRange range(LocalDate start) {
    return switch (random.nextInt(3)) {
      case 0 -> new GraphRange.NoEnd(start);
      case 1 -> new GraphRange.EndDate(start, start.plusDays(random.nextInt(2000)));
      default -> new GraphRange.Numbered(start, 1 + random.nextInt(99));
    };
  }

  private Set<DayOfWeek> days() {
    EnumSet<DayOfWeek> days = EnumSet.of(oneOf(DayOfWeek.values()));
    while (random.nextInt(3) > 0) {
      days.add(oneOf(DayOfWeek.values()));
    }
    return days;
  }

  @SafeVarargs
  private final <T> T oneOf(T... values) {
    return values[random.nextInt(values.length)];
  }
}

package dev.lockstep.model.recurrence.expansion;

import dev.lockstep.model.recurrence.Skip;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Which day of a month it is. */
sealed interface DayInMonth {
  /** What {@link #in} answers for a month without such a day. */
  int NONE = 0;

  /**
   * The day of the month, 1 to 31, one more than the month has days if it is moved forward into the
   * next, or {@link #NONE}.
   *
   * @param first the first day of the month
   */
  int in(LocalDate first);

  /** A day by its number, from the end if negative. */
  record Numbered(int day, Skip skip) implements DayInMonth {
    @Override
    public int in(LocalDate first) {
      int length = first.lengthOfMonth();
      if (day < 0) {
        return Math.max(length + day + 1, NONE);
      }
      if (day <= length) {
        return day;
      }
      return switch (skip) {
        case OMIT -> NONE;
        case BACKWARD -> length;
        case FORWARD -> length + 1;
      };
    }
  }

  /** The n-th of some days of the week, from the end if negative. */
  final class NthOf implements DayInMonth {
    private final int nth;

    /** One bit for each day of the week, Monday the lowest. */
    private final int days;

    NthOf(int nth, List<DayOfWeek> days) {
      this.nth = nth;
      this.days =
          days.stream().mapToInt(day -> 1 << (day.getValue() - 1)).reduce(0, (a, b) -> a | b);
    }

    @Override
    public int in(LocalDate first) {
      int length = first.lengthOfMonth();
      int weekdayOfFirst = first.getDayOfWeek().getValue() - 1;
      int step = nth > 0 ? 1 : -1;
      int left = Math.abs(nth);
      for (int day = nth > 0 ? 1 : length; day >= 1 && day <= length; day += step) {
        int weekday = (weekdayOfFirst + day - 1) % 7;
        if ((days >> weekday & 1) == 1 && --left == 0) {
          return day;
        }
      }
      return NONE;
    }
  }

  /**
   * The n-th of some days by their numbers, from the end if negative; depends on the length alone.
   */
  final class NthNumbered implements DayInMonth {
    private static final int SHORTEST = 28;
    private static final int LONGEST = 31;

    private final int[] dayByLength;

    /**
     * @param days from the end if negative; those that a month doesn't have are left out
     */
    NthNumbered(int nth, List<Integer> days) {
      this.dayByLength =
          IntStream.rangeClosed(SHORTEST, LONGEST).map(length -> nth(nth, days, length)).toArray();
    }

    @Override
    public int in(LocalDate first) {
      return dayByLength[first.lengthOfMonth() - SHORTEST];
    }

    private static int nth(int nth, List<Integer> days, int length) {
      int[] there =
          days.stream()
              .mapToInt(day -> day > 0 ? day : length + 1 + day)
              .filter(day -> day >= 1 && day <= length)
              .sorted()
              .distinct()
              .toArray();
      int index = nth > 0 ? nth - 1 : there.length + nth;
      return index >= 0 && index < there.length ? there[index] : NONE;
    }
  }
}

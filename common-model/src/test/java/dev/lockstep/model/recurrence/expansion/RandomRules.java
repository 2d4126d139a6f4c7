package dev.lockstep.model.recurrence.expansion;

import dev.lockstep.model.recurrence.Frequency;
import dev.lockstep.model.recurrence.InvalidRecurrenceException;
import dev.lockstep.model.recurrence.NDay;
import dev.lockstep.model.recurrence.RecurrenceEnd;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.Skip;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** Rules of every kind that the canonical recurrence can say. */
public final class RandomRules {
  private final Random random;

  public RandomRules(long seed) {
    this.random = new Random(seed);
  }

  /** A start between 2020 and 2030, often on a day that not every month has. */
  public LocalDate start() {
    LocalDate date = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4000));
    return random.nextInt(4) == 0 ? date.withDayOfMonth(date.lengthOfMonth()) : date;
  }

  /** The next rule that is valid. */
  public RecurrenceRule rule(LocalDate start) {
    Optional<RecurrenceRule> rule = Optional.empty();
    while (rule.isEmpty()) {
      rule = attempt(start);
    }
    return rule.get();
  }

  private Optional<RecurrenceRule> attempt(LocalDate start) {
    try {
      return Optional.of(
          new RecurrenceRule(
              oneOf(Frequency.values()),
              random.nextInt(3) == 0 ? 1 + random.nextInt(14) : 1,
              oneOf(DayOfWeek.values()),
              days(),
              random.nextInt(4) == 0 ? numbers(1 + random.nextInt(3), this::month) : List.of(),
              random.nextInt(3) == 0 ? numbers(1 + random.nextInt(4), this::monthDay) : List.of(),
              random.nextInt(4) == 0 ? numbers(1 + random.nextInt(2), this::position) : List.of(),
              end(start),
              oneOf(Skip.values())));
    } catch (InvalidRecurrenceException e) {
      return Optional.empty();
    }
  }

  private List<NDay> days() {
    int count = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(5);
    boolean numbered = random.nextInt(3) == 0;
    return IntStream.range(0, count)
        .mapToObj(i -> new NDay(oneOf(DayOfWeek.values()), numbered ? random.nextInt(11) - 5 : 0))
        .toList();
  }

  private RecurrenceEnd end(LocalDate start) {
    return switch (random.nextInt(3)) {
      case 0 -> RecurrenceEnd.never();
      case 1 -> new RecurrenceEnd.Count(1 + random.nextInt(60));
      default -> new RecurrenceEnd.UntilDate(start.plusDays(random.nextInt(1500)));
    };
  }

  private int month() {
    return 1 + random.nextInt(12);
  }

  private int monthDay() {
    int day = random.nextBoolean() ? 1 + random.nextInt(31) : 27 + random.nextInt(5);
    return random.nextInt(4) == 0 ? -day : day;
  }

  private int position() {
    int position = 1 + random.nextInt(4);
    return random.nextBoolean() ? -position : position;
  }

  private static List<Integer> numbers(int count, IntSupplier number) {
    return IntStream.range(0, count).mapToObj(i -> number.getAsInt()).toList();
  }

  @SafeVarargs
  private final <T> T oneOf(T... values) {
    return values[random.nextInt(values.length)];
  }
}

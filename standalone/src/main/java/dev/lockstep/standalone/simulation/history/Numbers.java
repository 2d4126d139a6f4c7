package dev.lockstep.standalone.simulation.history;

import dev.lockstep.model.appointment.AppointmentKey;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which of a history's appointments a key stands for. Users make appointments and number them; an
 * event or record that Lockstep makes for one has the same number. So what is the same to people is
 * known without asking Lockstep.
 */
public final class Numbers {

  /** More than there will be days since 1970. */
  private static final int DAYS = 100_000;

  private final Map<AppointmentKey, Integer> numbers = new LinkedHashMap<>();

  /** The key stands for the appointment with this number. */
  public void register(AppointmentKey key, int number) {
    numbers.putIfAbsent(key, number);
  }

  /** The number of an appointment; 0 if it is none of the history. */
  public int of(AppointmentKey key) {
    Integer number = numbers.get(key);
    return number != null ? number : key.occurrence().map(date -> of(key, date)).orElse(0);
  }

  private int of(AppointmentKey key, LocalDate date) {
    int series = numbers.getOrDefault(key.series(), 0);
    return series == 0 ? 0 : occurrence(series, date);
  }

  /** The number of the occurrence of a series on a date: an appointment as any other. */
  public static int occurrence(int series, LocalDate date) {
    return series * DAYS + Math.toIntExact(date.toEpochDay());
  }

  /** The date of an occurrence, if that is what the number is of. */
  public static Optional<LocalDate> date(int number) {
    return number < DAYS ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(number % DAYS));
  }

  /** The number of the series of an occurrence, and of everything else its own. */
  public static int series(int number) {
    return number < DAYS ? number : number / DAYS;
  }

  /** All keys with their numbers, in the order in which they were registered. */
  public Map<AppointmentKey, Integer> all() {
    return numbers;
  }
}

package dev.lockstep.standalone.simulation.history;

import dev.lockstep.model.appointment.AppointmentKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which of a history's appointments a key stands for. Users make appointments and number them; an
 * event or record that Lockstep makes for one has the same number. So what is the same to people is
 * known without asking Lockstep.
 */
public final class Numbers {

  private final Map<AppointmentKey, Integer> numbers = new LinkedHashMap<>();

  /** The key stands for the appointment with this number. */
  public void register(AppointmentKey key, int number) {
    numbers.putIfAbsent(key, number);
  }

  /** The number of an appointment; 0 if it is none of the history. */
  public int of(AppointmentKey key) {
    return numbers.getOrDefault(key, 0);
  }

  /** All keys with their numbers, in the order in which they were registered. */
  public Map<AppointmentKey, Integer> all() {
    return numbers;
  }
}

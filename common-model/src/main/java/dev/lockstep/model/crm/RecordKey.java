package dev.lockstep.model.crm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The key of a CRM record: station number and serial number. Text form {@code <station>-<serial>}.
 *
 * @param station at least 0
 * @param serial at least 0
 */
public record RecordKey(int station, long serial) implements Comparable<RecordKey> {

  public RecordKey {
    if (station < 0 || serial < 0) {
      throw new IllegalArgumentException("not a record key: " + station + ", " + serial);
    }
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RecordKey parse(String text) {
    int dash = text.indexOf('-');
    try {
      return new RecordKey(
          Integer.parseInt(text.substring(0, Math.max(dash, 0))),
          Long.parseLong(text.substring(dash + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "not a record key: '" + text + "' (<station>-<serial>)", e);
    }
  }

  @Override
  public int compareTo(RecordKey other) {
    int byStation = Integer.compare(station, other.station);
    return byStation != 0 ? byStation : Long.compare(serial, other.serial);
  }

  @JsonValue
  @Override
  public String toString() {
    return station + "-" + serial;
  }
}

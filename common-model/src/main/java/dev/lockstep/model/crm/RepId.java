package dev.lockstep.model.crm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The number of a rep: {@code station * 1000000000 + serial} of its ID record. Aurea's text of
 * participants holds only its last nine digits, which is the serial number.
 */
public record RepId(@JsonValue long value) {

  private static final long STATION = 1_000_000_000L;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RepId {}

  /** The number of the rep whose ID record has this key. */
  public static RepId of(RecordKey record) {
    return new RepId(record.station() * STATION + record.serial());
  }

  /** The last nine digits, as they stand in the text of participants. */
  public long lastNine() {
    return value % STATION;
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}

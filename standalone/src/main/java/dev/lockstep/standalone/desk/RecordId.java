package dev.lockstep.standalone.desk;

/** The key of a CRM record. */
public record RecordId(int station, long serial) {

  /** A rep's number as appointments name it: {@code stat_no * 1000000000 + serial_no}. */
  public long rep() {
    return station * 1_000_000_000L + serial;
  }

  @Override
  public String toString() {
    return station + "-" + serial;
  }
}

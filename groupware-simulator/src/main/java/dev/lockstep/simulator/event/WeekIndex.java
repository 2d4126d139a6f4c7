package dev.lockstep.simulator.event;

/** Graph's weekIndex. */
public enum WeekIndex implements WireName {
  FIRST("first"),
  SECOND("second"),
  THIRD("third"),
  FOURTH("fourth"),
  LAST("last");

  private final String wire;

  WeekIndex(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}

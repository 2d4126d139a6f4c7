package dev.lockstep.simulator.event;

/** Graph's recurrenceRangeType. */
public enum RangeType implements WireName {
  END_DATE("endDate"),
  NO_END("noEnd"),
  NUMBERED("numbered");

  private final String wire;

  RangeType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}

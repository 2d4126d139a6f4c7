package dev.lockstep.simulator.event;

/** Graph's sensitivity. */
public enum Sensitivity implements WireName {
  NORMAL("normal"),
  PERSONAL("personal"),
  PRIVATE("private"),
  CONFIDENTIAL("confidential");

  private final String wire;

  Sensitivity(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}

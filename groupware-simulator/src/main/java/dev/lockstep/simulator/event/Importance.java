package dev.lockstep.simulator.event;

/** Graph's importance. */
public enum Importance implements WireName {
  LOW("low"),
  NORMAL("normal"),
  HIGH("high");

  private final String wire;

  Importance(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}

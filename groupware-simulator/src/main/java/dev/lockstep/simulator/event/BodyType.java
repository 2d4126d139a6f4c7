package dev.lockstep.simulator.event;

/** Graph's bodyType. */
public enum BodyType implements WireName {
  TEXT("text"),
  HTML("html");

  private final String wire;

  BodyType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}

package dev.lockstep.simulator.event;

/** Graph's eventType. */
public enum EventType implements WireName {
  SINGLE_INSTANCE("singleInstance"),
  OCCURRENCE("occurrence"),
  EXCEPTION("exception"),
  SERIES_MASTER("seriesMaster");

  private final String wire;

  EventType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}

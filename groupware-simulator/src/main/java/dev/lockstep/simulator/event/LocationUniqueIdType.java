package dev.lockstep.simulator.event;

/** Graph's locationUniqueIdType. */
public enum LocationUniqueIdType implements WireName {
  UNKNOWN("unknown"),
  LOCATION_STORE("locationStore"),
  DIRECTORY("directory"),
  PRIVATE("private"),
  BING("bing");

  private final String wire;

  LocationUniqueIdType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}

package dev.lockstep.simulator.event;

/** Graph's attendeeType. */
public enum AttendeeType implements WireName {
  REQUIRED("required"),
  OPTIONAL("optional"),
  RESOURCE("resource");

  private final String wire;

  AttendeeType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}

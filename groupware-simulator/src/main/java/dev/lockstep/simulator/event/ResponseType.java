package dev.lockstep.simulator.event;

/** Graph's responseType. */
public enum ResponseType implements WireName {
  NONE("none"),
  ORGANIZER("organizer"),
  TENTATIVELY_ACCEPTED("tentativelyAccepted"),
  ACCEPTED("accepted"),
  DECLINED("declined"),
  NOT_RESPONDED("notResponded");

  private final String wire;

  ResponseType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}

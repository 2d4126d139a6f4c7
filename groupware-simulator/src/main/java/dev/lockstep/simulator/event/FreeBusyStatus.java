package dev.lockstep.simulator.event;

/** Graph's freeBusyStatus, the values of showAs. */
public enum FreeBusyStatus implements WireName {
  UNKNOWN("unknown"),
  FREE("free"),
  TENTATIVE("tentative"),
  BUSY("busy"),
  OOF("oof"),
  WORKING_ELSEWHERE("workingElsewhere");

  private final String wire;

  FreeBusyStatus(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}

package dev.lockstep.simulator.event;

/** Graph's onlineMeetingProviderType. */
public enum OnlineMeetingProvider implements WireName {
  UNKNOWN("unknown"),
  SKYPE_FOR_BUSINESS("skypeForBusiness"),
  SKYPE_FOR_CONSUMER("skypeForConsumer"),
  TEAMS_FOR_BUSINESS("teamsForBusiness");

  private final String wire;

  OnlineMeetingProvider(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}

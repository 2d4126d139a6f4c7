package dev.lockstep.simulator.event;

/** Graph's locationType. */
public enum LocationType implements WireName {
  DEFAULT("default"),
  CONFERENCE_ROOM("conferenceRoom"),
  HOME_ADDRESS("homeAddress"),
  BUSINESS_ADDRESS("businessAddress"),
  GEO_COORDINATES("geoCoordinates"),
  STREET_ADDRESS("streetAddress"),
  HOTEL("hotel"),
  RESTAURANT("restaurant"),
  LOCAL_BUSINESS("localBusiness"),
  POSTAL_ADDRESS("postalAddress");

  private final String wire;

  LocationType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}

package dev.lockstep.simulator.event;

import org.jspecify.annotations.Nullable;

/** A place. What was not given is null; the service fills in the rest when it answers. */
public record Location(
    String displayName,
    LocationType locationType,
    @Nullable String uniqueId,
    LocationUniqueIdType uniqueIdType,
    @Nullable String locationUri,
    @Nullable String locationEmailAddress,
    @Nullable PhysicalAddress address,
    @Nullable Coordinates coordinates) {
  /** No place at all, as an event without location shows it. */
  public static final Location NOWHERE = named("").withUniqueId(null, LocationUniqueIdType.UNKNOWN);

  /** A place of which nothing but the name is known. */
  public static Location named(String name) {
    return new Location(
        name, LocationType.DEFAULT, name, LocationUniqueIdType.PRIVATE, null, null, null, null);
  }

  /** The same place under another id. */
  public Location withUniqueId(@Nullable String id, LocationUniqueIdType type) {
    return new Location(
        displayName,
        locationType,
        id,
        type,
        locationUri,
        locationEmailAddress,
        address,
        coordinates);
  }

  /** A postal address. */
  public record PhysicalAddress(
      @Nullable String street,
      @Nullable String city,
      @Nullable String state,
      @Nullable String countryOrRegion,
      @Nullable String postalCode) {}

  /** A point on the globe, in degrees and metres. */
  public record Coordinates(
      @Nullable Double latitude,
      @Nullable Double longitude,
      @Nullable Double altitude,
      @Nullable Double accuracy,
      @Nullable Double altitudeAccuracy) {}
}

package dev.lockstep.simulator.resource;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.event.Location;
import dev.lockstep.simulator.event.LocationType;
import dev.lockstep.simulator.event.LocationUniqueIdType;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** location in JSON. What was not given the service fills in: type default, a private unique id. */
final class LocationJson {
  private LocationJson() {}

  static Location read(JsonNode json) {
    String name = JsonValues.text("displayName", json.path("displayName")).orElse("");
    LocationType type =
        JsonValues.member(LocationType.class, "locationType", json.path("locationType"))
            .orElse(LocationType.DEFAULT);
    Optional<String> uniqueId = JsonValues.text("uniqueId", json.path("uniqueId"));
    LocationUniqueIdType idType =
        JsonValues.member(LocationUniqueIdType.class, "uniqueIdType", json.path("uniqueIdType"))
            .filter(given -> uniqueId.isPresent())
            .orElse(name.isEmpty() ? LocationUniqueIdType.UNKNOWN : LocationUniqueIdType.PRIVATE);
    return new Location(
        name,
        type,
        uniqueId.orElse(name.isEmpty() ? null : name),
        idType,
        JsonValues.text("locationUri", json.path("locationUri")).orElse(null),
        JsonValues.text("locationEmailAddress", json.path("locationEmailAddress")).orElse(null),
        JsonValues.object("address", json.path("address")).map(LocationJson::address).orElse(null),
        JsonValues.object("coordinates", json.path("coordinates"))
            .map(LocationJson::coordinates)
            .orElse(null));
  }

  static void write(JsonGenerator out, Location location) throws IOException {
    out.writeStartObject();
    out.writeStringField("displayName", location.displayName());
    out.writeStringField("locationType", location.locationType().wire());
    text(out, "uniqueId", location.uniqueId());
    out.writeStringField("uniqueIdType", location.uniqueIdType().wire());
    text(out, "locationUri", location.locationUri());
    text(out, "locationEmailAddress", location.locationEmailAddress());
    Location.PhysicalAddress address = location.address();
    if (address != null) {
      out.writeObjectFieldStart("address");
      text(out, "street", address.street());
      text(out, "city", address.city());
      text(out, "state", address.state());
      text(out, "countryOrRegion", address.countryOrRegion());
      text(out, "postalCode", address.postalCode());
      out.writeEndObject();
    }
    Location.Coordinates point = location.coordinates();
    if (point != null) {
      out.writeObjectFieldStart("coordinates");
      number(out, "latitude", point.latitude());
      number(out, "longitude", point.longitude());
      number(out, "altitude", point.altitude());
      number(out, "accuracy", point.accuracy());
      number(out, "altitudeAccuracy", point.altitudeAccuracy());
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private static Location.PhysicalAddress address(JsonNode json) {
    return new Location.PhysicalAddress(
        JsonValues.text("street", json.path("street")).orElse(null),
        JsonValues.text("city", json.path("city")).orElse(null),
        JsonValues.text("state", json.path("state")).orElse(null),
        JsonValues.text("countryOrRegion", json.path("countryOrRegion")).orElse(null),
        JsonValues.text("postalCode", json.path("postalCode")).orElse(null));
  }

  private static Location.Coordinates coordinates(JsonNode json) {
    return new Location.Coordinates(
        degrees(json.path("latitude")),
        degrees(json.path("longitude")),
        degrees(json.path("altitude")),
        degrees(json.path("accuracy")),
        degrees(json.path("altitudeAccuracy")));
  }

  private static @Nullable Double degrees(JsonNode json) {
    return json.isNumber() ? json.doubleValue() : null;
  }

  private static void text(JsonGenerator out, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      out.writeStringField(name, value);
    }
  }

  private static void number(JsonGenerator out, String name, @Nullable Double value)
      throws IOException {
    if (value != null) {
      out.writeNumberField(name, value);
    }
  }
}

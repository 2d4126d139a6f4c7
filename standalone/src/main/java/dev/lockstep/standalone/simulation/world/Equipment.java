package dev.lockstep.standalone.simulation.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.zone.ZoneNames;

/**
 * What all histories share, because it takes long to make and is never changed.
 *
 * @param zones the names of time zones
 * @param mapper writes and reads the stored forms
 */
public record Equipment(ZoneNames zones, ObjectMapper mapper) {

  /** Makes it. */
  public static Equipment load() {
    return new Equipment(ZoneNames.load(), Json.mapper());
  }
}

package dev.lockstep.simulator.resource;

import dev.lockstep.simulator.event.BodyType;
import dev.lockstep.simulator.odata.Preferences;
import dev.lockstep.simulator.odata.Selection;
import java.util.Optional;

/**
 * In which form an event is shown.
 *
 * @param timeZone the zone of start and end; UTC if none is preferred
 */
public record Shape(
    Selection selection,
    Expansion expansion,
    Optional<String> timeZone,
    BodyType bodyType,
    boolean immutableIds) {

  /** The form that a request asks for. */
  public static Shape of(Selection selection, Expansion expansion, Preferences preferences) {
    return new Shape(
        selection,
        expansion,
        preferences.timeZone(),
        preferences.bodyType().orElse(BodyType.HTML),
        preferences.immutableIds());
  }

  /** The same with all open extensions. */
  public Shape withExtensions() {
    return new Shape(selection, expansion.withExtensions(), timeZone, bodyType, immutableIds);
  }
}

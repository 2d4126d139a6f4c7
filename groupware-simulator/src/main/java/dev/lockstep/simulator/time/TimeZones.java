package dev.lockstep.simulator.time;

import dev.lockstep.model.zone.ZoneNames;
import dev.lockstep.simulator.error.GraphException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Time zones by the names that Graph takes: Windows names and IANA names. */
public final class TimeZones {
  /** What the service shows where another calendar program made up a zone of its own. */
  public static final String CUSTOM = "tzone://Microsoft/Custom";

  private static final int REMEMBERED = 2000;

  private record Known(String name, ZoneId zone) {}

  private final ZoneNames names = ZoneNames.load();
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /**
   * The zone of that name.
   *
   * @throws GraphException 400 TimeZoneNotSupportedException if there is none
   */
  public ZoneId zone(String name) {
    return name.equals(CUSTOM) ? ZoneOffset.UTC : lookUp(name).zone();
  }

  /**
   * The same name, as one instance for all events that use it.
   *
   * @throws GraphException 400 TimeZoneNotSupportedException if there is no such zone
   */
  public String shared(String name) {
    return lookUp(name).name();
  }

  /** The same, and {@link #CUSTOM} too, whose times are taken as UTC. */
  public String sharedOrCustom(String name) {
    return name.equals(CUSTOM) ? CUSTOM : shared(name);
  }

  /** The point in time; in a gap the wall time moves on by its length, in an overlap the first. */
  public Instant instant(LocalDateTime local, String zone) {
    return local.atZone(zone(zone)).toInstant();
  }

  /** All Windows names. */
  public Set<String> windowsNames() {
    return names.windowsNames();
  }

  private Known lookUp(String name) {
    Known found = known.get(name);
    if (found != null) {
      return found;
    }
    Known resolved =
        names
            .toIana(name)
            .map(zone -> new Known(name, zone))
            .orElseThrow(
                () ->
                    new GraphException(
                        400,
                        "TimeZoneNotSupportedException",
                        "A valid TimeZone value must be specified. The following TimeZone value is"
                            + " not supported: '"
                            + name
                            + "'."));
    if (known.size() < REMEMBERED) {
      known.putIfAbsent(name, resolved);
    }
    return resolved;
  }
}

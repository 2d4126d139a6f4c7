package dev.lockstep.simulator.time;

import dev.lockstep.simulator.error.GraphException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Time zones by the names that Graph takes: Windows names and IANA names. */
public final class TimeZones {
  private static final Map<String, String> WINDOWS = windows();
  private final Map<String, ZoneId> known = new ConcurrentHashMap<>();

  /**
   * The zone of that name.
   *
   * @throws GraphException 400 TimeZoneNotSupportedException if there is none
   */
  public ZoneId zone(String name) {
    ZoneId found = known.get(name);
    if (found != null) {
      return found;
    }
    ZoneId resolved = resolve(name);
    if (known.size() < 2000) {
      known.put(name, resolved);
    }
    return resolved;
  }

  private static ZoneId resolve(String name) {
    String iana = WINDOWS.get(name);
    try {
      if (iana != null) {
        return ZoneId.of(iana);
      }
      if (name.indexOf('/') > 0 || name.equals("UTC") || name.equals("GMT")) {
        return ZoneId.of(name);
      }
    } catch (DateTimeException e) {
      // falls through to the refusal
    }
    throw new GraphException(
        400,
        "TimeZoneNotSupportedException",
        "A valid TimeZone value must be specified. The following TimeZone value is not supported: '"
            + name
            + "'.");
  }

  private static Map<String, String> windows() {
    Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    names.put("UTC", "UTC");
    names.put("GMT Standard Time", "Europe/London");
    names.put("W. Europe Standard Time", "Europe/Berlin");
    names.put("Romance Standard Time", "Europe/Paris");
    names.put("Central Europe Standard Time", "Europe/Budapest");
    names.put("Eastern Standard Time", "America/New_York");
    names.put("Pacific Standard Time", "America/Los_Angeles");
    names.put("Tokyo Standard Time", "Asia/Tokyo");
    return names;
  }
}

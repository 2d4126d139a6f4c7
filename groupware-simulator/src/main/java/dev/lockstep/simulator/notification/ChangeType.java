package dev.lockstep.simulator.notification;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What happened to an event. */
public enum ChangeType {
  CREATED,
  UPDATED,
  DELETED;

  /** The name in JSON. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a comma-separated list; unknown names are passed over. */
  public static Set<ChangeType> parse(String list) {
    Set<ChangeType> found = EnumSet.noneOf(ChangeType.class);
    for (String name : list.split(",", -1)) {
      for (ChangeType type : values()) {
        if (type.wire().equalsIgnoreCase(name.strip())) {
          found.add(type);
        }
      }
    }
    return found;
  }
}

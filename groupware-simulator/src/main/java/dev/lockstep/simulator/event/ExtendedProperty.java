package dev.lockstep.simulator.event;

import java.util.List;

/** A named property of an application: one value, or a list of values. */
public sealed interface ExtendedProperty {
  /** For instance {@code String {66f5a359-4659-4830-9070-00040ec6ac6e} Name CrmId}. */
  String id();

  /** A property with one value. */
  record Single(String id, String value) implements ExtendedProperty {}

  /** A property with several values. */
  record Multi(String id, List<String> value) implements ExtendedProperty {
    public Multi {
      value = List.copyOf(value);
    }
  }
}

package dev.lockstep.simulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Header fields by name without regard to case; a field may stand several times. */
public final class Headers {
  private final Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Adds a field. */
  public Headers add(String name, String value) {
    fields.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
    return this;
  }

  /** Sets a field, in the place of all of that name. */
  public Headers set(String name, String value) {
    fields.remove(name);
    return add(name, value);
  }

  /** The first value of a field. */
  public Optional<String> first(String name) {
    List<String> values = fields.get(name);
    return values == null ? Optional.empty() : Optional.of(values.getFirst());
  }

  /** All values of a field, in their order. */
  public List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** All fields. */
  public Map<String, List<String>> fields() {
    return fields;
  }
}

package dev.lockstep.simulator.odata;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which properties of a resource are shown ({@code $select}); without one, all that are by default.
 */
public final class Selection {
  private final Optional<Set<String>> names;

  private Selection(Optional<Set<String>> names) {
    this.names = names;
  }

  /** Reads {@code $select}. */
  public static Selection of(QueryOptions query) {
    return new Selection(
        query
            .get("$select")
            .map(
                text -> {
                  Set<String> names = new TreeSet<>();
                  for (String name : text.split(",", -1)) {
                    names.add(name.strip().toLowerCase(Locale.ROOT));
                  }
                  return names;
                }));
  }

  /** Everything that is shown by default. */
  public static Selection all() {
    return new Selection(Optional.empty());
  }

  /** Whether a property is shown that is by default. */
  public boolean shows(String name) {
    return names.isEmpty() || names.get().contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a property is asked for by name. */
  public boolean names(String name) {
    return names.isPresent() && names.get().contains(name.toLowerCase(Locale.ROOT));
  }
}

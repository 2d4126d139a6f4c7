package dev.lockstep.simulator.odata;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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

  /** Writes a property that is a text, or null, if it is shown. */
  public void text(JsonGenerator out, String name, @Nullable String value) throws IOException {
    if (shows(name)) {
      out.writeStringField(name, value);
    }
  }

  /** Writes a property that is true or false, if it is shown. */
  public void bool(JsonGenerator out, String name, boolean value) throws IOException {
    if (shows(name)) {
      out.writeBooleanField(name, value);
    }
  }

  /** Writes a property that is a whole number, if it is shown. */
  public void number(JsonGenerator out, String name, int value) throws IOException {
    if (shows(name)) {
      out.writeNumberField(name, value);
    }
  }
}

package dev.lockstep.simulator.odata;

import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.http.Percent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The options of a query, by lower-case name: {@code $select}, {@code startdatetime}. A plus sign
 * stands for itself, as an offset needs it.
 */
public final class QueryOptions {
  private static final Set<String> SYSTEM =
      Set.of(
          "$count",
          "$deltatoken",
          "$expand",
          "$filter",
          "$format",
          "$orderby",
          "$search",
          "$select",
          "$skip",
          "$skiptoken",
          "$top");

  private final Map<String, String> options = new LinkedHashMap<>();

  private QueryOptions() {}

  /** Reads what stands behind the question mark. */
  public static QueryOptions parse(String rawQuery) {
    QueryOptions query = new QueryOptions();
    for (String part : rawQuery.split("&", -1)) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String name = Percent.decodeQuery(equals < 0 ? part : part.substring(0, equals));
        String value = equals < 0 ? "" : Percent.decodeQuery(part.substring(equals + 1));
        query.options.put(name.toLowerCase(Locale.ROOT), value);
      }
    }
    return query;
  }

  /** The value of an option that is there and not empty. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(options.get(name.toLowerCase(Locale.ROOT)))
        .filter(value -> !value.isBlank());
  }

  /** Whether the option is there, even without a value. */
  public boolean has(String name) {
    return options.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /** The value of an option that is a number from 0 on. */
  public OptionalInt number(String name) {
    Optional<String> text = get(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      int value = Integer.parseInt(text.get().strip());
      if (value >= 0) {
        return OptionalInt.of(value);
      }
    } catch (NumberFormatException e) {
      // falls through to the refusal
    }
    throw new GraphException(
        400, "BadRequest", "Invalid value '" + text.get() + "' for " + name + " query option.");
  }

  /**
   * Refuses options that OData does not have; those without a dollar sign are the application's.
   *
   * @throws GraphException 400 if there is one
   */
  public void checkNames() {
    for (String name : options.keySet()) {
      if (name.startsWith("$") && !SYSTEM.contains(name)) {
        throw new GraphException(
            400,
            "BadRequest",
            "The query specified in the URI is not valid. The query parameter '"
                + name
                + "' is not supported.");
      }
    }
  }

  /** The same query with one option changed, percent-encoded. */
  public String with(String name, String value) {
    Map<String, String> next = new LinkedHashMap<>(options);
    next.put(name.toLowerCase(Locale.ROOT), value);
    StringBuilder out = new StringBuilder();
    next.forEach(
        (key, text) -> {
          out.append(out.isEmpty() ? "" : "&");
          out.append(key).append('=').append(Percent.encode(text));
        });
    return out.toString();
  }
}

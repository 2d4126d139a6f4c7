package dev.lockstep.simulator.resource;

import dev.lockstep.simulator.odata.QueryOptions;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code $expand} adds to an event.
 *
 * @param singleValue the id of the single-value extended property that is shown
 * @param multiValue the id of the multi-value extended property that is shown
 * @param exceptions whether the exceptions of a series are shown
 */
public record Expansion(
    Optional<String> singleValue, Optional<String> multiValue, boolean exceptions) {
  /** Nothing. */
  public static final Expansion NONE = new Expansion(Optional.empty(), Optional.empty(), false);

  private static final Pattern SINGLE = property("singleValueExtendedProperties");
  private static final Pattern MULTI = property("multiValueExtendedProperties");

  /** Reads {@code $expand}. */
  public static Expansion of(QueryOptions query) {
    return query
        .get("$expand")
        .map(
            text ->
                new Expansion(
                    id(SINGLE, text),
                    id(MULTI, text),
                    text.toLowerCase(Locale.ROOT).contains("exceptionoccurrences")))
        .orElse(NONE);
  }

  private static Pattern property(String name) {
    return Pattern.compile(
        name + "\\s*\\(\\s*\\$filter\\s*=\\s*id\\s+eq\\s+'((?:[^']|'')*)'",
        Pattern.CASE_INSENSITIVE);
  }

  private static Optional<String> id(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1).replace("''", "'")) : Optional.empty();
  }
}

package dev.lockstep.simulator.resource;

import dev.lockstep.simulator.event.OpenExtension;
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
 * @param attachments whether the attachments are shown
 * @param extensions which open extensions are shown
 */
public record Expansion(
    Optional<String> singleValue,
    Optional<String> multiValue,
    boolean exceptions,
    boolean attachments,
    Extensions extensions) {
  /** Which open extensions are shown. */
  public sealed interface Extensions {
    /** None. */
    record None() implements Extensions {}

    /** All. */
    record All() implements Extensions {}

    /** The one of that name or id. */
    record Named(String nameOrId) implements Extensions {}

    /** Whether that one is. */
    default boolean show(OpenExtension extension) {
      return switch (this) {
        case None _ -> false;
        case All _ -> true;
        case Named(String nameOrId) -> extension.isMeantBy(nameOrId);
      };
    }
  }

  /** Nothing. */
  public static final Expansion NONE =
      new Expansion(Optional.empty(), Optional.empty(), false, false, new Extensions.None());

  private static final Pattern SINGLE = property("singleValueExtendedProperties");
  private static final Pattern MULTI = property("multiValueExtendedProperties");
  private static final Pattern EXTENSION = property("extensions");
  private static final Pattern EXTENSIONS = name("extensions");
  private static final Pattern ATTACHMENTS = name("attachments");

  /** Reads {@code $expand}. */
  public static Expansion of(QueryOptions query) {
    return query
        .get("$expand")
        .map(
            text ->
                new Expansion(
                    id(SINGLE, text),
                    id(MULTI, text),
                    text.toLowerCase(Locale.ROOT).contains("exceptionoccurrences"),
                    ATTACHMENTS.matcher(text).find(),
                    extensions(text)))
        .orElse(NONE);
  }

  /** The same with all open extensions. */
  public Expansion withExtensions() {
    return new Expansion(singleValue, multiValue, exceptions, attachments, new Extensions.All());
  }

  private static Extensions extensions(String text) {
    Optional<String> named = id(EXTENSION, text);
    if (named.isPresent()) {
      return new Extensions.Named(named.get());
    }
    return EXTENSIONS.matcher(text).find() ? new Extensions.All() : new Extensions.None();
  }

  private static Pattern property(String name) {
    return Pattern.compile(
        "\\b" + name + "\\s*\\(\\s*\\$filter\\s*=\\s*id\\s+eq\\s+'((?:[^']|'')*)'",
        Pattern.CASE_INSENSITIVE);
  }

  private static Pattern name(String name) {
    return Pattern.compile("(?:^|,)\\s*" + name + "\\b", Pattern.CASE_INSENSITIVE);
  }

  private static Optional<String> id(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1).replace("''", "'")) : Optional.empty();
  }
}

package dev.lockstep.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A setting, declared once.
 *
 * @param key dotted, in lower case with hyphens, such as {@code groupware.poll-interval}
 * @param doc what it decides, in a sentence or two, for the reference
 * @param fallback what holds if nothing is set; empty = it must be set
 * @param secret its value is never shown
 */
public record Setting<T>(
    String key, ValueType<T> type, String doc, Optional<T> fallback, boolean secret) {

  private static final Pattern KEY = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

  public Setting {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("not the key of a setting: " + key);
    }
  }

  /** A setting that must be set. */
  public static <T> Setting<T> required(String key, ValueType<T> type, String doc) {
    return new Setting<>(key, type, doc, Optional.empty(), false);
  }

  /** A setting with a default. */
  public static <T> Setting<T> of(String key, ValueType<T> type, T fallback, String doc) {
    return new Setting<>(key, type, doc, Optional.of(fallback), false);
  }

  /** A setting that may stay unset; an empty text counts as unset. */
  public static <T> Setting<Optional<T>> optional(String key, ValueType<T> type, String doc) {
    ValueType<Optional<T>> wrapped =
        new ValueType<>(
            type.description(),
            text -> text.isEmpty() ? Optional.empty() : Optional.of(type.reader().apply(text)),
            value -> value.map(type.writer()).orElse(""));
    return new Setting<>(key, wrapped, doc, Optional.of(Optional.empty()), false);
  }

  /** The same, never shown, and readable from a file. */
  public Setting<T> asSecret() {
    return new Setting<>(key, type, doc, fallback, true);
  }

  /** The environment variable that sets it: {@code LOCKSTEP_GROUPWARE_POLL_INTERVAL}. */
  public String variable() {
    return variable(key);
  }

  static String variable(String key) {
    return Schema.VARIABLES + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}

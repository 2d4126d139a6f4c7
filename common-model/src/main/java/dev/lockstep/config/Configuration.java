package dev.lockstep.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** The settings that hold, all of them checked. */
public final class Configuration {
  private static final String REDACTED = "(secret)";

  private final Schema schema;
  private final Map<Setting<?>, Object> values;
  private final Map<String, Given> given;

  Configuration(Schema schema, Map<Setting<?>, Object> values, Map<String, Given> given) {
    this.schema = schema;
    this.values = Map.copyOf(values);
    this.given = new LinkedHashMap<>(given);
  }

  /**
   * The value of a setting.
   *
   * @throws IllegalArgumentException if the configuration was not read for it
   */
  @SuppressWarnings("unchecked") // what is under a setting was made by its own reader
  public <T> T get(Setting<T> setting) {
    Object value = values.get(setting);
    if (value == null) {
      throw new IllegalArgumentException("not read: " + setting.key());
    }
    return (T) value;
  }

  /** Whether somebody set it, be it to its default. */
  public boolean isSet(Setting<?> setting) {
    return given.containsKey(setting.key());
  }

  /** What is set of a family, by the names that follow its prefix. */
  public Map<String, String> get(Schema.Family family) {
    Map<String, String> members = new LinkedHashMap<>();
    given.forEach(
        (key, one) -> {
          if (Schema.isMember(family, key)) {
            members.put(key.substring(family.prefix().length()), one.text());
          }
        });
    return members;
  }

  /** What was set and by whom, for the log; secrets and families are not shown. */
  public Map<String, String> describe() {
    Map<String, String> shown = new LinkedHashMap<>();
    for (Setting<?> setting : schema.settings()) {
      Given one = given.get(setting.key());
      if (one != null) {
        String text = setting.secret() ? REDACTED : one.text();
        shown.put(setting.key(), text + " (" + one.source() + ")");
      }
    }
    for (Schema.Family family : schema.families()) {
      get(family).keySet().forEach(name -> shown.put(family.prefix() + name, REDACTED));
    }
    return shown;
  }
}

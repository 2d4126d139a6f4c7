package dev.lockstep.standalone.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One run of a benchmark: what was set for it, and whom it tells how far it is. */
public final class Run {
  private final Map<String, Long> settings;
  private final Consumer<String> progress;

  private Run(Map<String, Long> settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * A run with some settings given, the others as declared.
   *
   * @param progress gets a line now and then; never the result
   * @throws IllegalArgumentException if one is given that is not declared, or below 1
   */
  public static Run of(List<Setting> declared, Map<String, Long> given, Consumer<String> progress) {
    Map<String, Long> settings = new LinkedHashMap<>();
    declared.forEach(setting -> settings.put(setting.name(), setting.value()));
    given.forEach(
        (name, value) -> {
          if (settings.replace(name, value) == null) {
            throw new IllegalArgumentException(
                name + ": there is no such setting; there are " + settings.keySet());
          }
          if (value < 1) {
            throw new IllegalArgumentException(name + "=" + value + ": 1 or more is wanted");
          }
        });
    return new Run(settings, progress);
  }

  /** The value of a setting that the benchmark declares. */
  public long setting(String name) {
    Long value = settings.get(name);
    if (value == null) {
      throw new IllegalStateException("the benchmark declares no setting " + name);
    }
    return value;
  }

  /** All settings. */
  public Map<String, Long> settings() {
    return Map.copyOf(settings);
  }

  /** Tells how far it is. */
  public void say(String line) {
    progress.accept(line);
  }
}

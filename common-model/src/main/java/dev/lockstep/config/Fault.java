package dev.lockstep.config;

/**
 * Something wrong in a configuration.
 *
 * @param key the setting's key, or what was written instead of one
 * @param source where it was set: a file with its line, a variable, an option
 */
public record Fault(String key, String source, String message) {
  @Override
  public String toString() {
    return key + " (" + source + "): " + message;
  }
}

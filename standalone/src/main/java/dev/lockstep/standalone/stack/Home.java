package dev.lockstep.standalone.stack;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where things of this user are kept that no stack owns.
 *
 * @param folder {@code $XDG_STATE_HOME/lockstep}, else {@code ~/.lockstep}
 */
public record Home(Path folder) {

  /** By the environment. */
  public static Home of(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    return new Home(
        state.isBlank()
            ? Path.of(System.getProperty("user.home", "."), ".lockstep")
            : Path.of(state, "lockstep"));
  }

  /** The programs of the embedded database. */
  public Path binaries() {
    return folder.resolve("postgres");
  }

  /** Data folders of stacks that keep nothing. */
  public Path temporary() {
    return folder.resolve("run");
  }

  /** What says where the stack is that was started last. */
  public Path running() {
    return folder.resolve("running.json");
  }
}

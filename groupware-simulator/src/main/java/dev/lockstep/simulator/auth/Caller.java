package dev.lockstep.simulator.auth;

import java.util.Set;

/** The application behind a token. */
public record Caller(String application, Set<Role> roles) {
  /** Whether it may read calendars. */
  public boolean mayRead() {
    return !roles.isEmpty();
  }

  /** Whether it may change calendars. */
  public boolean mayWrite() {
    return roles.contains(Role.READ_WRITE);
  }
}

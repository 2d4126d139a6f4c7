package dev.lockstep.simulator.profile;

import java.util.concurrent.atomic.AtomicReference;

/** Holds the profile that is played now. */
public final class ProfileSwitch {
  private final AtomicReference<Profile> current = new AtomicReference<>(Profile.DEFAULT);

  /** The profile that is played now. */
  public Profile now() {
    return current.get();
  }

  /** Plays another profile from now on. */
  public void play(Profile next) {
    current.set(next);
  }
}

package dev.lockstep.simulator.profile;

/** Holds the profile that is played now. */
public final class ProfileSwitch {
  private volatile Profile current = Profile.DEFAULT;

  /** The profile that is played now. */
  public Profile now() {
    return current;
  }

  /** Plays another profile from now on. */
  public void play(Profile next) {
    current = next;
  }
}

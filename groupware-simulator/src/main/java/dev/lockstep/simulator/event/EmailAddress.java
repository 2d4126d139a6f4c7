package dev.lockstep.simulator.event;

import java.util.Locale;

/** A name and an address; addresses are compared without regard to case. */
public record EmailAddress(String name, String address) {
  /** The address in the form in which addresses are compared. */
  public String key() {
    return address.toLowerCase(Locale.ROOT);
  }
}

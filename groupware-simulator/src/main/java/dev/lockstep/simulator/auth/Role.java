package dev.lockstep.simulator.auth;

/** What an application may do with calendars. */
public enum Role {
  READ("Calendars.Read"),
  READ_WRITE("Calendars.ReadWrite");

  private final String claim;

  Role(String claim) {
    this.claim = claim;
  }

  /** The role's name in the token. */
  public String claim() {
    return claim;
  }
}

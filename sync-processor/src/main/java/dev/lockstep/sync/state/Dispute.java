package dev.lockstep.sync.state;

/**
 * A field in which each side keeps its own value, because both changed it at the same time and the
 * policy leaves that to a person. The values themselves are what each side is asked to hold; these
 * are for people, and shortened.
 *
 * @param accepted whether a person said that it may stay so
 */
public record Dispute(String groupware, String crm, boolean accepted) {

  /** The same after a person said that it may stay so. */
  public Dispute accept() {
    return new Dispute(groupware, crm, true);
  }

  /** Both values, for people. */
  public String words() {
    return "groupware \"" + groupware + "\", the CRM \"" + crm + "\"";
  }
}

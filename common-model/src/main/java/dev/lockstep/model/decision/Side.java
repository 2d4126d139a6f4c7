package dev.lockstep.model.decision;

/** One of the two systems that are kept equal. */
public enum Side {
  GROUPWARE,
  CRM;

  /** The other one. */
  public Side other() {
    return this == GROUPWARE ? CRM : GROUPWARE;
  }

  /** What people call it. */
  public String words() {
    return this == GROUPWARE ? "groupware" : "the CRM";
  }
}

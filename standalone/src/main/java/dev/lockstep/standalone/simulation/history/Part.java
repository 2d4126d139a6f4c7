package dev.lockstep.standalone.simulation.history;

/** A process of Lockstep that can be killed. */
public enum Part {
  GROUPWARE_CONNECTOR("the groupware connector"),
  CRM_CONNECTOR("the CRM connector"),
  PROCESSOR("the processor");

  private final String words;

  Part(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}

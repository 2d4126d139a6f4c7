package dev.lockstep.standalone.simulation.history;

/** What befalls a request of a sink. */
public enum Luck {
  /** It is carried out and answered. */
  GOOD(""),
  /** It is carried out, but the answer is lost on the way. */
  ANSWER_LOST("; the answer is lost"),
  /** It is refused for now: too much was asked, or somebody else has the row. */
  BUSY("; refused for now, to be tried again");

  private final String words;

  Luck(String words) {
    this.words = words;
  }

  /** For people, as the end of a sentence; empty if all is well. */
  public String words() {
    return words;
  }
}

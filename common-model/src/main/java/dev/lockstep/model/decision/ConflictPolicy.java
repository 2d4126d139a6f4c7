package dev.lockstep.model.decision;

/** What is done when both sides changed the same field to different values. */
public enum ConflictPolicy {
  /** Groupware's value counts. */
  GROUPWARE,
  /** The CRM's value counts. */
  CRM,
  /**
   * The value that was entered later counts, by the sides' own clocks. It is the only policy that
   * looks at clocks, and they lie: Exchange's moves when an item is opened.
   */
  NEWEST,
  /** Each side keeps its own until a person decides. */
  MARK
}

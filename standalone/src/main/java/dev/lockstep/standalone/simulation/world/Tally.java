package dev.lockstep.standalone.simulation.world;

/** What is counted of a history. */
public final class Tally {

  private long steps;
  private long edits;
  private long deletions;
  private long crashes;
  private long replays;
  private long directoryChanges;
  private long orders;
  private long series;
  private long exceptions;

  void step() {
    steps++;
  }

  void edit() {
    edits++;
  }

  void deletion() {
    deletions++;
  }

  void crash() {
    crashes++;
  }

  void replay() {
    replays++;
  }

  void directoryChange() {
    directoryChanges++;
  }

  void order() {
    orders++;
  }

  void series() {
    series++;
  }

  void exception() {
    exceptions++;
  }

  /** Series that users added. */
  public long seriesAdded() {
    return series;
  }

  /** Occurrences that users of groupware edited, moved or cancelled. */
  public long exceptions() {
    return exceptions;
  }

  /** Steps that did something. */
  public long steps() {
    return steps;
  }

  /** What users added or changed. */
  public long edits() {
    return edits;
  }

  /** What users deleted. */
  public long deletions() {
    return deletions;
  }

  /** Processes that were killed. */
  public long crashes() {
    return crashes;
  }

  /** How often something was read again. */
  public long replays() {
    return replays;
  }

  /** Persons and reps that changed. */
  public long directoryChanges() {
    return directoryChanges;
  }

  /** What operators ordered. */
  public long orders() {
    return orders;
  }
}

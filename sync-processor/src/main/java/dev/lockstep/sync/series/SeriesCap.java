package dev.lockstep.sync.series;

/**
 * How many occurrences of one series inside the horizon become records at most. The CRM has no rule
 * that could stand for the others, so beyond it a series is not carried, or not all of it is.
 *
 * @param most occurrences, cancelled ones counted
 * @param carries whether a series that has more is carried up to that number, the earliest first,
 *     and goes on as time does; otherwise nothing of it is, and it is put on the work list
 */
public record SeriesCap(int most, boolean carries) {

  /**
   * @throws IllegalArgumentException if it lets none pass
   */
  public SeriesCap {
    if (most < 1) {
      throw new IllegalArgumentException("a cap of " + most + " occurrences");
    }
  }
}

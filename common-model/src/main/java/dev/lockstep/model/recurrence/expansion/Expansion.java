package dev.lockstep.model.recurrence.expansion;

import java.time.LocalDateTime;
import java.util.List;

/**
 * A part of a series.
 *
 * @param starts the local starts, ascending
 * @param stop why there are no more
 */
public record Expansion(List<LocalDateTime> starts, Stop stop) {
  /** Why an expansion has no more starts. */
  public enum Stop {
    /** The series is over; that was all. */
    END_OF_SERIES,
    /** The window ends here; the series may go on. */
    END_OF_WINDOW,
    /** As many as were asked for; there may be more in the window. */
    LIMIT,
    /** Nothing was found for so long that the search was given up: the rule is likely empty. */
    GAVE_UP
  }

  public Expansion {
    starts = List.copyOf(starts);
  }

  /** Whether nothing follows the last start, in the window or after it. */
  public boolean isAllThatFollows() {
    return stop == Stop.END_OF_SERIES;
  }
}

package dev.lockstep.simulator.calendar;

import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.odata.QueryOptions;
import dev.lockstep.simulator.time.Timestamps;
import java.time.Duration;
import java.time.Instant;

/** From one point in time to another, in seconds since 1970, the end exclusive. */
public record TimeWindow(long from, long to) {
  /** No limits; series are then listed by their masters alone. */
  public static final TimeWindow ALWAYS = new TimeWindow(Long.MIN_VALUE, Long.MAX_VALUE);

  /**
   * Reads startDateTime and endDateTime; without an offset they are UTC.
   *
   * @throws GraphException 400 if one is missing or malformed, or the end comes first
   */
  public static TimeWindow of(QueryOptions query) {
    TimeWindow window =
        new TimeWindow(second(query, "startDateTime"), second(query, "endDateTime"));
    if (window.to() < window.from()) {
      throw new GraphException(
          400, "ErrorInvalidParameter", "The endDateTime is before the startDateTime.");
    }
    return window;
  }

  /**
   * Refuses a window that is too long.
   *
   * @throws GraphException 400 if it is
   */
  public void check(long maxDays) {
    if (Duration.ofSeconds(to - from).compareTo(Duration.ofDays(maxDays)) > 0) {
      throw GraphException.invalidRequest(
          "The range between the start and end dates is greater than the allowed range. Maximum"
              + " number of days: "
              + maxDays);
    }
  }

  private static long second(QueryOptions query, String name) {
    String text =
        query
            .get(name)
            .orElseThrow(
                () ->
                    new GraphException(
                        400,
                        "ErrorInvalidParameter",
                        "This request requires a time window specified by the query string"
                            + " parameters StartDateTime and EndDateTime."));
    return Timestamps.parseInstant(text)
        .map(Instant::getEpochSecond)
        .orElseThrow(
            () ->
                new GraphException(
                    400,
                    "ErrorInvalidParameter",
                    "The value '" + text + "' of parameter '" + name + "' is invalid."));
  }
}

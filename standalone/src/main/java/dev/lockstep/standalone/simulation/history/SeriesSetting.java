package dev.lockstep.standalone.simulation.history;

import dev.lockstep.sync.series.SeriesHorizon;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What is fixed for a history in which series take part.
 *
 * @param begin when the history begins: shortly before a clock change in the zone of its series
 * @param zone in which series recur
 * @param zoneName by which Exchange knows the zone
 * @param listed whether delta pages list masters and what is gone of a series; otherwise they list
 *     bare occurrences alone, say nothing of cancelled ones, and a notification names the master
 *     (graph.md, section 1.8: reports differ)
 * @param keepsExceptions whether exceptions outlive a change of the pattern where their dates do
 *     (graph.md, section 8: not established)
 */
public record SeriesSetting(
    Instant begin, ZoneId zone, String zoneName, boolean listed, boolean keepsExceptions) {

  /** How far back and ahead occurrences have records: short, so that time going on reaches more. */
  public static final SeriesHorizon HORIZON = new SeriesHorizon(2, 9);
}

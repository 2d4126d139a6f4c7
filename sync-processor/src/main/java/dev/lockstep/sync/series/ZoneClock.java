package dev.lockstep.sync.series;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the clocks of a zone go, as the zone data said when a series was looked at. The truth about
 * an appointment is its wall time and its zone; at which instant that is follows from zone data,
 * and those change when a state changes its mind and the JDK is updated.
 *
 * @param version of the zone data; {@code "2025b"} of the IANA's; empty if the offset is fixed
 * @param begin the offset with which it begins
 * @param changes the offset that holds from a wall time on, where it changes: the later one of the
 *     two that the change puts side by side. So a wall time that is left out counts in the offset
 *     before, and one that comes twice is the first
 */
public record ZoneClock(
    ZoneId zone, String version, ZoneOffset begin, SortedMap<LocalDateTime, ZoneOffset> changes) {

  public ZoneClock {
    changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
  }

  /** The clock as today's zone data say, for the days from one to before another. */
  static ZoneClock of(ZoneId zone, LocalDate from, LocalDate until) {
    ZoneRules rules = zone.getRules();
    Instant begin = from.atStartOfDay(zone).toInstant();
    Instant end = until.atStartOfDay(zone).toInstant();
    SortedMap<LocalDateTime, ZoneOffset> changes = new TreeMap<>();
    ZoneOffsetTransition next = rules.nextTransition(begin);
    while (next != null && next.getInstant().isBefore(end)) {
      changes.put(
          next.isGap() ? next.getDateTimeAfter() : next.getDateTimeBefore(), next.getOffsetAfter());
      next = rules.nextTransition(next.getInstant());
    }
    return new ZoneClock(zone, version(zone), rules.getOffset(begin), changes);
  }

  private static String version(ZoneId zone) {
    return zone.getRules().isFixedOffset()
        ? ""
        : ZoneRulesProvider.getVersions(zone.getId()).lastEntry().getKey();
  }

  /** Whether the zone data are the ones of today. */
  @JsonIgnore
  public boolean isUpToDate() {
    return version.equals(version(zone));
  }

  /** The instant of a wall time. */
  Instant instantOf(LocalDateTime local) {
    SortedMap<LocalDateTime, ZoneOffset> before = changes.headMap(local.plusNanos(1));
    return local.toInstant(before.isEmpty() ? begin : before.get(before.lastKey()));
  }
}

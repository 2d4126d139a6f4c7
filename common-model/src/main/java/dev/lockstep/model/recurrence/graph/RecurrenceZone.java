package dev.lockstep.model.recurrence.graph;

import dev.lockstep.model.zone.ZoneNames;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In which zone the dates of a Graph series are.
 *
 * @param recurrenceTimeZone of the range; empty if Graph gives "" or null
 * @param originalStartTimeZone of the event; empty as above
 * @param originalEndTimeZone of the event; empty as above
 */
public record RecurrenceZone(
    Optional<String> recurrenceTimeZone,
    Optional<String> originalStartTimeZone,
    Optional<String> originalEndTimeZone) {

  /**
   * The first of the three that names a known zone. The start must be converted into it before its
   * date and time of day are taken. Empty if none does (custom zones): the series is to be marked.
   */
  public Optional<ZoneId> resolve(ZoneNames names) {
    return Stream.of(recurrenceTimeZone, originalStartTimeZone, originalEndTimeZone)
        .flatMap(Optional::stream)
        .map(names::toIana)
        .flatMap(Optional::stream)
        .findFirst();
  }
}

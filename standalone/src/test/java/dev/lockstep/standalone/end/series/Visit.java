package dev.lockstep.standalone.end.series;

import java.time.LocalDateTime;

/**
 * What one side shows of an occurrence.
 *
 * @param start local in the zone of the scene; at midnight if it lasts whole days
 * @param end local; if it lasts whole days, the midnight after the last
 */
record Visit(
    LocalDateTime start, LocalDateTime end, boolean wholeDays, String subject, String place) {

  Visit named(String other) {
    return new Visit(start, end, wholeDays, other, place);
  }

  Visit at(String other) {
    return new Visit(start, end, wholeDays, subject, other);
  }

  Visit later(long hours) {
    return new Visit(start.plusHours(hours), end.plusHours(hours), wholeDays, subject, place);
  }

  Visit longer(long days) {
    return new Visit(start, end.plusDays(days), wholeDays, subject, place);
  }
}

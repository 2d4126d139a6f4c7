package dev.lockstep.standalone.desk;

import java.time.LocalDateTime;
import java.util.List;

/**
 * An event as Graph shows it.
 *
 * @param start in UTC
 * @param text plain
 * @param sensitivity Graph's word: {@code normal}, {@code private}
 * @param attendees addresses in lower case, sorted
 */
public record Event(
    String id,
    String subject,
    String text,
    String location,
    LocalDateTime start,
    String sensitivity,
    List<String> attendees) {
  public Event {
    attendees = List.copyOf(attendees);
  }
}

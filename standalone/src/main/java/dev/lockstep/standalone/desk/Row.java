package dev.lockstep.standalone.desk;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * An appointment as it stands in the CRM; texts are empty where the column is null.
 *
 * @param start local; at midnight if all-day; empty if there is none
 * @param person whose record it belongs to
 * @param mark what the marking says: the code, 0 = none
 * @param marked marked for editing
 * @param participants addresses of the external participants, sorted
 * @param repParticipants Aurea's text
 */
public record Row(
    RecordId id,
    String subject,
    String text,
    String location,
    Optional<LocalDateTime> start,
    long rep,
    Optional<RecordId> person,
    int status,
    boolean deleted,
    boolean marked,
    int mark,
    String markReason,
    List<String> participants,
    String repParticipants) {
  public Row {
    participants = List.copyOf(participants);
  }
}

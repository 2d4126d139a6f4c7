package dev.lockstep.groupware.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Graph's {@code event}, whole: as GET by id shows it, and a delta page a single instance or an
 * exception. Values are as Graph has them; text is asked for as plain text.
 *
 * @param id immutable, case counts
 * @param etag {@code W/"<changeKey>"}
 * @param iCalUId the same in every participant's mailbox; differs for each occurrence of a series
 * @param start in UTC, unless Graph was told otherwise
 * @param originalStart of an occurrence or exception: when it started before anybody moved it
 * @param originalStartTimeZone the zone in which it was created; empty if Graph does not say
 * @param sensitivity empty if Graph has a value that this connector does not know
 * @param showAs empty if Graph has a value that this connector does not know
 * @param reminderMinutes before the start; counts only while the reminder is on
 * @param transactionId what was given at the creation, if anything
 * @param created by the server's clock
 * @param modified by the server's clock; changes without an edit too, so it decides nothing alone
 * @param response what the owner of the calendar answered ({@code responseStatus})
 */
public record GraphEvent(
    String id,
    String etag,
    String iCalUId,
    EventType type,
    Optional<String> seriesMasterId,
    String subject,
    String body,
    String location,
    GraphTime start,
    GraphTime end,
    Optional<Instant> originalStart,
    Optional<String> originalStartTimeZone,
    boolean allDay,
    Optional<Sensitivity> sensitivity,
    Optional<ShowAs> showAs,
    boolean reminderOn,
    int reminderMinutes,
    List<String> categories,
    List<Attendee> attendees,
    Optional<Attendee> organizer,
    boolean isOrganizer,
    boolean cancelled,
    Optional<String> transactionId,
    Optional<Instant> created,
    Optional<Instant> modified,
    Attendee.Response response) {

  public GraphEvent {
    categories = List.copyOf(categories);
    attendees = List.copyOf(attendees);
  }
}

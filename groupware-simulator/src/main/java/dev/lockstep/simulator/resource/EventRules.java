package dev.lockstep.simulator.resource;

import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.event.DateTimeTimeZone;
import dev.lockstep.simulator.event.EventContent;
import dev.lockstep.simulator.event.EventDraft;
import dev.lockstep.simulator.event.OnlineMeeting;
import dev.lockstep.simulator.event.OnlineMeetingProvider;
import dev.lockstep.simulator.event.PatternedRecurrence;
import dev.lockstep.simulator.time.TimeZones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;

/** The rules between the properties of an event. */
public final class EventRules {
  private static final int MAX_ATTENDEES = 500;

  private final TimeZones zones;

  /** Rules that know those zones. */
  public EventRules(TimeZones zones) {
    this.zones = zones;
  }

  /**
   * Checks a draft and gives its content.
   *
   * @param onlineMeetings whether the mailbox can make online meetings; a wish for one is passed
   *     over if not
   * @throws GraphException 400 if a rule is broken
   */
  public EventContent check(EventDraft draft, boolean onlineMeetings) {
    if (draft.start == null || draft.end == null) {
      throw GraphException.validationFailure("An event needs a start and an end.");
    }
    times(draft.start, draft.end, draft.isAllDay);
    if (draft.attendees.size() > MAX_ATTENDEES) {
      throw new GraphException(
          400,
          "ErrorInvalidRequest",
          "The number of attendees is more than the allowed " + MAX_ATTENDEES + ".");
    }
    if (draft.recurrence != null) {
      range(draft.recurrence, draft.start);
    }
    online(draft, onlineMeetings);
    return draft.content();
  }

  private void times(DateTimeTimeZone start, DateTimeTimeZone end, boolean allDay) {
    Instant from = zones.instant(start.dateTime(), start.timeZone());
    Instant to = zones.instant(end.dateTime(), end.timeZone());
    if (allDay) {
      midnight("Start", start);
      midnight("End", end);
      if (!zones.zone(start.timeZone()).equals(zones.zone(end.timeZone()))) {
        throw GraphException.invalidRequest(
            "The Event.Start and Event.End properties of an all-day event need to be in the same"
                + " time zone.");
      }
      if (!end.dateTime().isAfter(start.dateTime())) {
        throw GraphException.invalidRequest(
            "The duration of an all-day event must be at least 24 hours.");
      }
    } else if (to.isBefore(from)) {
      throw GraphException.validationFailure("The end is before the start.");
    }
  }

  private static void midnight(String which, DateTimeTimeZone value) {
    if (!value.dateTime().toLocalTime().equals(LocalTime.MIDNIGHT)) {
      throw GraphException.invalidRequest(
          "The Event." + which + " property for an all-day event needs to be set to midnight.");
    }
  }

  private void range(PatternedRecurrence recurrence, DateTimeTimeZone start) {
    String zone = recurrence.range().recurrenceTimeZone();
    LocalDateTime local =
        LocalDateTime.ofInstant(
            zones.instant(start.dateTime(), start.timeZone()), zones.zone(zone));
    boolean fits =
        local.toLocalDate().equals(recurrence.range().startDate())
            || start.dateTime().toLocalDate().equals(recurrence.range().startDate());
    if (!fits) {
      throw GraphException.validationFailure(
          "The recurrence range's startDate must be the date of the event's start.");
    }
    LocalDate end = recurrence.range().endDate();
    if (end != null && end.isBefore(recurrence.range().startDate())) {
      throw GraphException.validationFailure("The recurrence range ends before it starts.");
    }
  }

  /** Once a meeting is online it stays so; what was asked for in vain is passed over. */
  private static void online(EventDraft draft, boolean possible) {
    if (draft.onlineMeeting != null) {
      draft.isOnlineMeeting = true;
      draft.onlineMeetingProvider = OnlineMeetingProvider.TEAMS_FOR_BUSINESS;
    } else if (!draft.isOnlineMeeting || !possible) {
      draft.isOnlineMeeting = false;
      draft.onlineMeetingProvider = OnlineMeetingProvider.UNKNOWN;
    } else {
      UUID meeting = UUID.randomUUID();
      draft.onlineMeetingProvider = OnlineMeetingProvider.TEAMS_FOR_BUSINESS;
      draft.onlineMeeting =
          new OnlineMeeting(
              "https://teams.microsoft.com/l/meetup-join/19%3ameeting_"
                  + meeting
                  + "%40thread.v2/0",
              Long.toString(100_000_000L + Math.floorMod(meeting.hashCode(), 900_000_000)),
              "+1 425 555 0123");
    }
  }
}

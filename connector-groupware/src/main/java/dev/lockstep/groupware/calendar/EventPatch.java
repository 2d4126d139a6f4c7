package dev.lockstep.groupware.calendar;

import java.util.List;
import java.util.Optional;

/**
 * Properties of an event to be sent; what is empty is not sent and so not changed.
 *
 * @param body plain text
 * @param location empty text clears it
 * @param attendees all of them: Graph replaces the whole list, and mails those that differ
 * @param notInvited addresses that the extended property for them is to hold
 */
public record EventPatch(
    Optional<String> subject,
    Optional<String> body,
    Optional<String> location,
    Optional<Times> times,
    Optional<Sensitivity> sensitivity,
    Optional<ShowAs> showAs,
    Optional<Alarm> alarm,
    Optional<List<String>> categories,
    Optional<List<Attendee>> attendees,
    Optional<List<String>> notInvited) {

  /** Sends nothing. */
  public static final EventPatch NOTHING =
      new EventPatch(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Start, end and {@code isAllDay}: Graph validates them together, so they go together. */
  public record Times(GraphTime start, GraphTime end, boolean allDay) {}

  /**
   * {@code isReminderOn} and {@code reminderMinutesBeforeStart}.
   *
   * @param minutes before the start; not sent if the alarm is off
   */
  public record Alarm(boolean on, int minutes) {}

  /** The same with these attendees. */
  public EventPatch withAttendees(List<Attendee> others) {
    return new EventPatch(
        subject,
        body,
        location,
        times,
        sensitivity,
        showAs,
        alarm,
        categories,
        Optional.of(others),
        notInvited);
  }

  /** Whether nothing would be sent. */
  public boolean isEmpty() {
    return equals(NOTHING);
  }
}

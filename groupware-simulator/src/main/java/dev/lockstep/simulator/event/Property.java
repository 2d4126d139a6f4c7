package dev.lockstep.simulator.event;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing about an event that can differ between two versions, between a series and its
 * exception, or between two copies of a meeting.
 */
// The functions hold no state; Function itself cannot be declared immutable.
@SuppressWarnings("ImmutableEnumChecker")
public enum Property {
  SUBJECT(d -> d.subject, (from, to) -> to.subject = from.subject),
  BODY(d -> d.body, (from, to) -> to.body = from.body),
  START(d -> d.start, (from, to) -> to.start = from.start),
  END(d -> d.end, (from, to) -> to.end = from.end),
  ALL_DAY(d -> d.isAllDay, (from, to) -> to.isAllDay = from.isAllDay),
  LOCATION(
      d -> List.of(d.location, d.locations),
      (from, to) -> {
        to.location = from.location;
        to.locations = from.locations;
      }),
  ATTENDEES(d -> d.attendees, (from, to) -> to.attendees = from.attendees),
  RECURRENCE(d -> d.recurrence, (from, to) -> to.recurrence = from.recurrence),
  CATEGORIES(d -> d.categories, (from, to) -> to.categories = from.categories),
  IMPORTANCE(d -> d.importance, (from, to) -> to.importance = from.importance),
  SENSITIVITY(d -> d.sensitivity, (from, to) -> to.sensitivity = from.sensitivity),
  SHOW_AS(d -> d.showAs, (from, to) -> to.showAs = from.showAs),
  REMINDER_ON(d -> d.isReminderOn, (from, to) -> to.isReminderOn = from.isReminderOn),
  REMINDER_MINUTES(
      d -> d.reminderMinutesBeforeStart,
      (from, to) -> to.reminderMinutesBeforeStart = from.reminderMinutesBeforeStart),
  RESPONSE_REQUESTED(
      d -> d.responseRequested, (from, to) -> to.responseRequested = from.responseRequested),
  NEW_TIME_PROPOSALS(
      d -> d.allowNewTimeProposals,
      (from, to) -> to.allowNewTimeProposals = from.allowNewTimeProposals),
  HIDE_ATTENDEES(d -> d.hideAttendees, (from, to) -> to.hideAttendees = from.hideAttendees),
  ONLINE_MEETING(
      d -> Arrays.asList(d.isOnlineMeeting, d.onlineMeetingProvider, d.onlineMeeting),
      (from, to) -> {
        to.isOnlineMeeting = from.isOnlineMeeting;
        to.onlineMeetingProvider = from.onlineMeetingProvider;
        to.onlineMeeting = from.onlineMeeting;
      }),
  SINGLE_VALUE_PROPERTIES(
      d -> d.singleValueProperties,
      (from, to) -> to.singleValueProperties = from.singleValueProperties),
  MULTI_VALUE_PROPERTIES(
      d -> d.multiValueProperties,
      (from, to) -> to.multiValueProperties = from.multiValueProperties),
  ATTACHMENTS(d -> d.attachments, (from, to) -> to.attachments = from.attachments),
  EXTENSIONS(d -> d.extensions, (from, to) -> to.extensions = from.extensions);

  private final Function<EventDraft, @Nullable Object> reader;
  private final BiConsumer<EventDraft, EventDraft> copier;

  Property(
      Function<EventDraft, @Nullable Object> reader, BiConsumer<EventDraft, EventDraft> copier) {
    this.reader = reader;
    this.copier = copier;
  }

  @Nullable Object read(EventDraft draft) {
    return reader.apply(draft);
  }

  void copy(EventDraft from, EventDraft to) {
    copier.accept(from, to);
  }
}

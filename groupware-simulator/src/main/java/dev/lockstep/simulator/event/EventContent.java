package dev.lockstep.simulator.event;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything about an event that somebody can write. */
public record EventContent(
    @Nullable String subject,
    ItemBody body,
    DateTimeTimeZone start,
    DateTimeTimeZone end,
    boolean isAllDay,
    Location location,
    List<Location> locations,
    List<Attendee> attendees,
    @Nullable PatternedRecurrence recurrence,
    List<String> categories,
    Importance importance,
    Sensitivity sensitivity,
    FreeBusyStatus showAs,
    boolean isReminderOn,
    int reminderMinutesBeforeStart,
    boolean responseRequested,
    boolean allowNewTimeProposals,
    boolean hideAttendees,
    boolean isOnlineMeeting,
    OnlineMeetingProvider onlineMeetingProvider,
    @Nullable OnlineMeeting onlineMeeting,
    List<ExtendedProperty.Single> singleValueProperties,
    List<ExtendedProperty.Multi> multiValueProperties,
    List<FileAttachment> attachments,
    List<OpenExtension> extensions) {

  public EventContent {
    locations = List.copyOf(locations);
    attendees = List.copyOf(attendees);
    categories = List.copyOf(categories);
    singleValueProperties = List.copyOf(singleValueProperties);
    multiValueProperties = List.copyOf(multiValueProperties);
    // data files of older versions hold neither
    attachments = attachments == null ? List.of() : List.copyOf(attachments);
    extensions = extensions == null ? List.of() : List.copyOf(extensions);
  }

  /** Whether people other than the organizer are concerned. */
  public boolean isMeeting() {
    return !attendees.isEmpty();
  }

  /** The properties in which two contents can differ. */
  public static Set<Property> changed(EventContent before, EventContent after) {
    return EventDraft.difference(before, after);
  }
}

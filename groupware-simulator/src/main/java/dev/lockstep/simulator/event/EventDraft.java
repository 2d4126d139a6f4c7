package dev.lockstep.simulator.event;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event while it is being written: filled from a request, then made an {@link EventContent}. */
public final class EventDraft {
  public @Nullable String subject;
  public ItemBody body = ItemBody.EMPTY;
  public @Nullable DateTimeTimeZone start;
  public @Nullable DateTimeTimeZone end;
  public boolean isAllDay;
  public Location location = Location.NOWHERE;
  public List<Location> locations = new ArrayList<>();
  public List<Attendee> attendees = new ArrayList<>();
  public @Nullable PatternedRecurrence recurrence;
  public List<String> categories = new ArrayList<>();
  public Importance importance = Importance.NORMAL;
  public Sensitivity sensitivity = Sensitivity.NORMAL;
  public FreeBusyStatus showAs = FreeBusyStatus.BUSY;
  public boolean isReminderOn = true;
  public int reminderMinutesBeforeStart = 15;
  public boolean responseRequested = true;
  public boolean allowNewTimeProposals = true;
  public boolean hideAttendees;
  public boolean isOnlineMeeting;
  public OnlineMeetingProvider onlineMeetingProvider = OnlineMeetingProvider.UNKNOWN;
  public @Nullable OnlineMeeting onlineMeeting;
  public List<ExtendedProperty.Single> singleValueProperties = new ArrayList<>();
  public List<ExtendedProperty.Multi> multiValueProperties = new ArrayList<>();
  public List<FileAttachment> attachments = new ArrayList<>();
  public List<OpenExtension> extensions = new ArrayList<>();

  /** A new event, with the service's defaults. */
  public EventDraft() {}

  /** An event that exists. */
  public EventDraft(EventContent from) {
    subject = from.subject();
    body = from.body();
    start = from.start();
    end = from.end();
    isAllDay = from.isAllDay();
    location = from.location();
    locations = new ArrayList<>(from.locations());
    attendees = new ArrayList<>(from.attendees());
    recurrence = from.recurrence();
    categories = new ArrayList<>(from.categories());
    importance = from.importance();
    sensitivity = from.sensitivity();
    showAs = from.showAs();
    isReminderOn = from.isReminderOn();
    reminderMinutesBeforeStart = from.reminderMinutesBeforeStart();
    responseRequested = from.responseRequested();
    allowNewTimeProposals = from.allowNewTimeProposals();
    hideAttendees = from.hideAttendees();
    isOnlineMeeting = from.isOnlineMeeting();
    onlineMeetingProvider = from.onlineMeetingProvider();
    onlineMeeting = from.onlineMeeting();
    singleValueProperties = new ArrayList<>(from.singleValueProperties());
    multiValueProperties = new ArrayList<>(from.multiValueProperties());
    attachments = new ArrayList<>(from.attachments());
    extensions = new ArrayList<>(from.extensions());
  }

  /**
   * The content.
   *
   * @throws IllegalStateException if start or end is missing
   */
  public EventContent content() {
    if (start == null || end == null) {
      throw new IllegalStateException("an event needs a start and an end");
    }
    return new EventContent(
        subject,
        body,
        start,
        end,
        isAllDay,
        location,
        locations,
        attendees,
        recurrence,
        categories,
        importance,
        sensitivity,
        showAs,
        isReminderOn,
        reminderMinutesBeforeStart,
        responseRequested,
        allowNewTimeProposals,
        hideAttendees,
        isOnlineMeeting,
        onlineMeetingProvider,
        onlineMeeting,
        singleValueProperties,
        multiValueProperties,
        attachments,
        extensions);
  }

  /** Takes everything over from another event except the properties named. */
  public void inherit(EventContent from, Set<Property> own) {
    EventDraft other = new EventDraft(from);
    for (Property property : Property.values()) {
      if (!own.contains(property)) {
        property.copy(other, this);
      }
    }
  }

  static Set<Property> difference(EventContent before, EventContent after) {
    EventDraft left = new EventDraft(before);
    EventDraft right = new EventDraft(after);
    Set<Property> names = EnumSet.noneOf(Property.class);
    for (Property property : Property.values()) {
      if (!Objects.equals(property.read(left), property.read(right))) {
        names.add(property);
      }
    }
    return names;
  }
}

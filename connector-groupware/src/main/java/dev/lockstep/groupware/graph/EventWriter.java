package dev.lockstep.groupware.graph;

import com.microsoft.graph.models.AttendeeType;
import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.DateTimeTimeZone;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.FreeBusyStatus;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.Location;
import com.microsoft.graph.models.SingleValueLegacyExtendedProperty;
import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.EventDraft;
import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.groupware.calendar.GraphTime;
import dev.lockstep.groupware.calendar.Sensitivity;
import dev.lockstep.groupware.calendar.ShowAs;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * From own records to the SDK's models: a fresh one for each request, with no part used twice,
 * because a model that was serialized once says only what changed since.
 */
final class EventWriter {

  private static final String OURS = "String {b8f3d1c6-5c0e-4b57-9a0b-6c6f636b7374} Name ";

  /**
   * The extended property that holds the appointment's key, in the namespace of public strings'
   * named properties; its GUID was made for this project.
   */
  static final String KEY_PROPERTY = OURS + "LockstepAppointmentKey";

  /**
   * The extended property that holds who takes part in the CRM and is not invited: addresses, or
   * {@code none} where there were some.
   */
  static final String NOT_INVITED_PROPERTY = OURS + "LockstepNotInvited";

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private EventWriter() {}

  static Event draft(EventDraft draft) {
    Event event = patch(draft.content());
    event.setTransactionId(draft.transactionId());
    List<SingleValueLegacyExtendedProperty> properties = new ArrayList<>();
    properties.add(property(KEY_PROPERTY, draft.key().value()));
    draft.content().notInvited().ifPresent(list -> properties.add(notInvited(list)));
    event.setSingleValueExtendedProperties(properties);
    return event;
  }

  private static SingleValueLegacyExtendedProperty notInvited(List<String> addresses) {
    return property(
        NOT_INVITED_PROPERTY, addresses.isEmpty() ? "none" : String.join("; ", addresses));
  }

  private static SingleValueLegacyExtendedProperty property(String id, String value) {
    SingleValueLegacyExtendedProperty property = new SingleValueLegacyExtendedProperty();
    property.setId(id);
    property.setValue(value);
    return property;
  }

  static Event patch(EventPatch patch) {
    Event event = new Event();
    patch.subject().ifPresent(event::setSubject);
    patch.body().ifPresent(text -> event.setBody(body(text)));
    patch.location().ifPresent(name -> event.setLocation(location(name)));
    patch
        .times()
        .ifPresent(
            times -> {
              event.setStart(time(times.start()));
              event.setEnd(time(times.end()));
              event.setIsAllDay(times.allDay());
            });
    patch.sensitivity().ifPresent(value -> event.setSensitivity(sensitivity(value)));
    patch.showAs().ifPresent(value -> event.setShowAs(showAs(value)));
    patch
        .alarm()
        .ifPresent(
            alarm -> {
              event.setIsReminderOn(alarm.on());
              if (alarm.on()) {
                event.setReminderMinutesBeforeStart(alarm.minutes());
              }
            });
    patch.categories().ifPresent(event::setCategories);
    patch
        .notInvited()
        .ifPresent(list -> event.setSingleValueExtendedProperties(List.of(notInvited(list))));
    patch
        .attendees()
        .ifPresent(list -> event.setAttendees(list.stream().map(EventWriter::attendee).toList()));
    return event;
  }

  private static ItemBody body(String text) {
    ItemBody body = new ItemBody();
    body.setContentType(BodyType.Text);
    body.setContent(text);
    return body;
  }

  private static Location location(String name) {
    Location location = new Location();
    location.setDisplayName(name);
    return location;
  }

  private static DateTimeTimeZone time(GraphTime time) {
    DateTimeTimeZone model = new DateTimeTimeZone();
    model.setDateTime(DATE_TIME.format(time.dateTime()));
    model.setTimeZone(time.timeZone());
    return model;
  }

  /** Without the status: it is Graph's to keep, and a stale one would be an answer made up. */
  private static com.microsoft.graph.models.Attendee attendee(Attendee attendee) {
    EmailAddress address = new EmailAddress();
    address.setAddress(attendee.address());
    if (!attendee.name().isEmpty()) {
      address.setName(attendee.name());
    }
    com.microsoft.graph.models.Attendee model = new com.microsoft.graph.models.Attendee();
    model.setEmailAddress(address);
    model.setType(
        switch (attendee.type()) {
          case REQUIRED -> AttendeeType.Required;
          case OPTIONAL -> AttendeeType.Optional;
          case RESOURCE -> AttendeeType.Resource;
        });
    return model;
  }

  private static com.microsoft.graph.models.Sensitivity sensitivity(Sensitivity sensitivity) {
    return switch (sensitivity) {
      case NORMAL -> com.microsoft.graph.models.Sensitivity.Normal;
      case PERSONAL -> com.microsoft.graph.models.Sensitivity.Personal;
      case PRIVATE -> com.microsoft.graph.models.Sensitivity.Private;
      case CONFIDENTIAL -> com.microsoft.graph.models.Sensitivity.Confidential;
    };
  }

  private static FreeBusyStatus showAs(ShowAs showAs) {
    return switch (showAs) {
      case UNKNOWN -> FreeBusyStatus.Unknown;
      case FREE -> FreeBusyStatus.Free;
      case TENTATIVE -> FreeBusyStatus.Tentative;
      case BUSY -> FreeBusyStatus.Busy;
      case OOF -> FreeBusyStatus.Oof;
      case WORKING_ELSEWHERE -> FreeBusyStatus.WorkingElsewhere;
    };
  }
}

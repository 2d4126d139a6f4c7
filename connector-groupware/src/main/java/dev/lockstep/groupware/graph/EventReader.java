package dev.lockstep.groupware.graph;

import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.DateTimeTimeZone;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.EventType;
import com.microsoft.graph.models.FreeBusyStatus;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.Recipient;
import com.microsoft.graph.models.ResponseStatus;
import com.microsoft.graph.models.ResponseType;
import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.DeltaItem;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphTime;
import dev.lockstep.groupware.calendar.Sensitivity;
import dev.lockstep.groupware.calendar.ShowAs;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From the SDK's models to own records. */
final class EventReader {

  private EventReader() {}

  /** An item of a delta page; empty if it has no id, which Graph never does. */
  static Optional<DeltaItem> item(Event event) {
    String id = event.getId();
    if (id == null) {
      return Optional.empty();
    }
    if (event.getAdditionalData().containsKey("@removed")) {
      return Optional.of(new DeltaItem.Removed(id));
    }
    String master = event.getSeriesMasterId();
    if (master != null
        && (event.getType() == EventType.Occurrence || event.getType() == EventType.Exception)) {
      return Optional.of(new DeltaItem.OfSeries(id, master));
    }
    return Optional.of(
        event(event)
            .<DeltaItem>map(DeltaItem.Whole::new)
            .orElseGet(() -> new DeltaItem.Partial(id)));
  }

  /** The event; empty if something is missing without which it means nothing. */
  static Optional<GraphEvent> event(Event event) {
    String id = event.getId();
    String iCalUId = event.getICalUId();
    Optional<String> etag = etag(event);
    Optional<GraphTime> start = time(event.getStart());
    Optional<GraphTime> end = time(event.getEnd());
    ItemBody body = event.getBody();
    EventType type = event.getType();
    if (id == null
        || iCalUId == null
        || etag.isEmpty()
        || start.isEmpty()
        || end.isEmpty()
        || body == null
        || type == null
        || event.getIsOrganizer() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new GraphEvent(
            id,
            etag.get(),
            iCalUId,
            type(type),
            Optional.ofNullable(event.getSeriesMasterId()),
            text(event.getSubject()),
            text(body.getContent()),
            event.getLocation() == null ? "" : text(event.getLocation().getDisplayName()),
            start.get(),
            end.get(),
            Optional.ofNullable(event.getOriginalStart()).map(time -> time.toInstant()),
            Optional.ofNullable(event.getOriginalStartTimeZone()),
            isTrue(event.getIsAllDay()),
            Optional.ofNullable(event.getSensitivity()).map(EventReader::sensitivity),
            Optional.ofNullable(event.getShowAs()).map(EventReader::showAs),
            isTrue(event.getIsReminderOn()),
            Optional.ofNullable(event.getReminderMinutesBeforeStart()).orElse(0),
            Optional.ofNullable(event.getCategories()).orElse(List.of()),
            attendees(event),
            organizer(event.getOrganizer()),
            isTrue(event.getIsOrganizer()),
            isTrue(event.getIsCancelled()),
            Optional.ofNullable(event.getTransactionId()),
            Optional.ofNullable(event.getCreatedDateTime()).map(time -> time.toInstant()),
            Optional.ofNullable(event.getLastModifiedDateTime()).map(time -> time.toInstant()),
            response(event.getResponseStatus())));
  }

  /** Whether the text of an event is what was asked for. */
  static boolean isPlainText(Event event) {
    return event.getBody() != null && event.getBody().getContentType() == BodyType.Text;
  }

  private static Optional<String> etag(Event event) {
    if (event.getAdditionalData().get("@odata.etag") instanceof String etag) {
      return Optional.of(etag);
    }
    return Optional.ofNullable(event.getChangeKey()).map(key -> "W/\"" + key + "\"");
  }

  private static Optional<GraphTime> time(@Nullable DateTimeTimeZone time) {
    if (time == null || time.getDateTime() == null) {
      return Optional.empty();
    }
    String digits = time.getDateTime();
    try {
      // a Z does not count: the digits are read in the zone that stands beside them
      return Optional.of(
          new GraphTime(
              LocalDateTime.parse(
                  digits.endsWith("Z") ? digits.substring(0, digits.length() - 1) : digits),
              Optional.ofNullable(time.getTimeZone()).orElse("UTC")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static List<Attendee> attendees(Event event) {
    return Optional.ofNullable(event.getAttendees()).orElse(List.of()).stream()
        .map(
            attendee ->
                new Attendee(
                    address(attendee),
                    name(attendee),
                    attendee.getType() == null
                        ? Attendee.Type.REQUIRED
                        : switch (attendee.getType()) {
                          case Required -> Attendee.Type.REQUIRED;
                          case Optional -> Attendee.Type.OPTIONAL;
                          case Resource -> Attendee.Type.RESOURCE;
                        },
                    response(attendee.getStatus())))
        .toList();
  }

  private static Optional<Attendee> organizer(@Nullable Recipient organizer) {
    return organizer == null || address(organizer).isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Attendee(
                address(organizer),
                name(organizer),
                Attendee.Type.REQUIRED,
                Attendee.Response.ORGANIZER));
  }

  private static String address(Recipient recipient) {
    return recipient.getEmailAddress() == null
        ? ""
        : text(recipient.getEmailAddress().getAddress());
  }

  private static String name(Recipient recipient) {
    return recipient.getEmailAddress() == null ? "" : text(recipient.getEmailAddress().getName());
  }

  private static Attendee.Response response(@Nullable ResponseStatus status) {
    ResponseType response = status == null ? null : status.getResponse();
    if (response == null) {
      return Attendee.Response.NONE;
    }
    return switch (response) {
      case None -> Attendee.Response.NONE;
      case Organizer -> Attendee.Response.ORGANIZER;
      case TentativelyAccepted -> Attendee.Response.TENTATIVELY_ACCEPTED;
      case Accepted -> Attendee.Response.ACCEPTED;
      case Declined -> Attendee.Response.DECLINED;
      case NotResponded -> Attendee.Response.NOT_RESPONDED;
    };
  }

  private static dev.lockstep.groupware.calendar.EventType type(EventType type) {
    return switch (type) {
      case SingleInstance -> dev.lockstep.groupware.calendar.EventType.SINGLE_INSTANCE;
      case Occurrence -> dev.lockstep.groupware.calendar.EventType.OCCURRENCE;
      case Exception -> dev.lockstep.groupware.calendar.EventType.EXCEPTION;
      case SeriesMaster -> dev.lockstep.groupware.calendar.EventType.SERIES_MASTER;
    };
  }

  private static Sensitivity sensitivity(com.microsoft.graph.models.Sensitivity sensitivity) {
    return switch (sensitivity) {
      case Normal -> Sensitivity.NORMAL;
      case Personal -> Sensitivity.PERSONAL;
      case Private -> Sensitivity.PRIVATE;
      case Confidential -> Sensitivity.CONFIDENTIAL;
    };
  }

  private static ShowAs showAs(FreeBusyStatus status) {
    return switch (status) {
      case Unknown -> ShowAs.UNKNOWN;
      case Free -> ShowAs.FREE;
      case Tentative -> ShowAs.TENTATIVE;
      case Busy -> ShowAs.BUSY;
      case Oof -> ShowAs.OOF;
      case WorkingElsewhere -> ShowAs.WORKING_ELSEWHERE;
    };
  }

  private static boolean isTrue(@Nullable Boolean value) {
    return value != null && value;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}

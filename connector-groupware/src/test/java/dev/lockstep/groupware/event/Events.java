package dev.lockstep.groupware.event;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.EventType;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphTime;
import dev.lockstep.groupware.calendar.Sensitivity;
import dev.lockstep.groupware.calendar.ShowAs;
import dev.lockstep.model.appointment.EmailAddress;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Events for tests: a plain one, and what differs from it. */
public final class Events {

  public static final EmailAddress ADA = new EmailAddress("ada@contoso.test");
  private static final Instant CREATED = Instant.parse("2026-06-01T08:00:00Z");

  private Events() {}

  /** Every property of an event, to be changed. */
  public static final class Parts {
    public String id = "event-1";
    public String etag = "W/\"1\"";
    public String iCalUId = "uid-1";
    public EventType type = EventType.SINGLE_INSTANCE;
    public String subject = "Visit";
    public String body = "Bring the offer";
    public String location = "Berlin";
    public GraphTime start = utc("2026-06-15T07:00:00");
    public GraphTime end = utc("2026-06-15T08:00:00");
    public Optional<Instant> originalStart = Optional.empty();
    public Optional<String> originalZone = Optional.of("W. Europe Standard Time");
    public boolean allDay;
    public Optional<Sensitivity> sensitivity = Optional.of(Sensitivity.NORMAL);
    public Optional<ShowAs> showAs = Optional.of(ShowAs.BUSY);
    public boolean reminderOn = true;
    public int reminderMinutes = 15;
    public List<String> categories = List.of("Customer");
    public List<Attendee> attendees = List.of();
    public Optional<Attendee> organizer = Optional.of(organizer("ada@contoso.test"));
    public boolean isOrganizer = true;
    public boolean cancelled;
    public Optional<String> transactionId = Optional.empty();
    public Instant modified = CREATED;
    public Attendee.Response response = Attendee.Response.ORGANIZER;

    GraphEvent event() {
      return new GraphEvent(
          id,
          etag,
          iCalUId,
          type,
          Optional.empty(),
          subject,
          body,
          location,
          start,
          end,
          originalStart,
          originalZone,
          allDay,
          sensitivity,
          showAs,
          reminderOn,
          reminderMinutes,
          categories,
          attendees,
          organizer,
          isOrganizer,
          cancelled,
          transactionId,
          Optional.of(CREATED),
          Optional.of(modified),
          response);
    }
  }

  /** The plain event with something changed. */
  public static GraphEvent with(UnaryOperator<Parts> change) {
    return change.apply(new Parts()).event();
  }

  /** The plain event. */
  public static GraphEvent plain() {
    return with(parts -> parts);
  }

  public static GraphTime utc(String dateTime) {
    return new GraphTime(LocalDateTime.parse(dateTime), "UTC");
  }

  public static Attendee attendee(String address, Attendee.Type type, Attendee.Response response) {
    return new Attendee(address, "", type, response);
  }

  public static Attendee organizer(String address) {
    return attendee(address, Attendee.Type.REQUIRED, Attendee.Response.ORGANIZER);
  }
}

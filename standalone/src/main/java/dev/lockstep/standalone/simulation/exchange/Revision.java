package dev.lockstep.standalone.simulation.exchange;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.groupware.calendar.EventType;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphTime;
import dev.lockstep.groupware.calendar.Sensitivity;
import dev.lockstep.groupware.calendar.ShowAs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An event in the making: an empty one, or another one's next version. */
final class Revision {

  private final String id;
  private final String iCalUId;
  private final Instant created;
  private Optional<String> transactionId = Optional.empty();
  private String subject = "";
  private String body = "";
  private String location = "";
  private Optional<EventPatch.Times> times = Optional.empty();
  private Optional<String> zone = Optional.empty();
  private Sensitivity sensitivity = Sensitivity.NORMAL;
  private ShowAs showAs = ShowAs.BUSY;
  private EventPatch.Alarm alarm = new EventPatch.Alarm(false, 0);
  private List<String> categories = List.of();
  private List<Attendee> attendees = List.of();
  private Optional<Attendee> organizer = Optional.empty();
  private boolean organized = true;
  private boolean cancelled;
  private Attendee.Response response = Attendee.Response.ORGANIZER;
  private Optional<String> masterId = Optional.empty();
  private Optional<Instant> originalStart = Optional.empty();

  private Revision(String id, String iCalUId, Instant created) {
    this.id = id;
    this.iCalUId = iCalUId;
    this.created = created;
  }

  static Revision empty(String id, String iCalUId, Instant created) {
    return new Revision(id, iCalUId, created);
  }

  static Revision of(GraphEvent event) {
    return copy(event, event.id(), event.created().orElse(Instant.EPOCH));
  }

  /** The same event as somebody else's copy. */
  static Revision copy(GraphEvent event, String id, Instant created) {
    return copy(event, id, event.iCalUId(), created);
  }

  /** An occurrence that is as its series is. */
  static Revision occurrence(GraphEvent master, String id, String iCalUId, Instant originalStart) {
    Revision revision = copy(master, id, iCalUId, master.created().orElse(Instant.EPOCH));
    revision.transactionId = Optional.empty();
    revision.masterId = Optional.of(master.id());
    revision.originalStart = Optional.of(originalStart);
    return revision;
  }

  private static Revision copy(GraphEvent event, String id, String iCalUId, Instant created) {
    Revision revision = new Revision(id, iCalUId, created);
    revision.transactionId = event.transactionId();
    revision.subject = event.subject();
    revision.body = event.body();
    revision.location = event.location();
    revision.times = Optional.of(new EventPatch.Times(event.start(), event.end(), event.allDay()));
    revision.zone = event.originalStartTimeZone();
    revision.sensitivity = event.sensitivity().orElse(Sensitivity.NORMAL);
    revision.showAs = event.showAs().orElse(ShowAs.BUSY);
    revision.alarm = new EventPatch.Alarm(event.reminderOn(), event.reminderMinutes());
    revision.categories = event.categories();
    revision.attendees = event.attendees();
    revision.organizer = event.organizer();
    revision.organized = event.isOrganizer();
    revision.cancelled = event.cancelled();
    revision.response = event.response();
    return revision;
  }

  Revision transaction(String id) {
    transactionId = Optional.of(id);
    return this;
  }

  Revision organizedBy(Attendee who, boolean owner) {
    organizer = Optional.of(who);
    organized = owner;
    return this;
  }

  /** The copy of an attendee: what the attendee has for himself or herself alone is not taken. */
  Revision asCopy() {
    transactionId = Optional.empty();
    organized = false;
    return this;
  }

  Revision ofOwner(ShowAs shown, EventPatch.Alarm ownAlarm, List<String> ownCategories) {
    showAs = shown;
    alarm = ownAlarm;
    categories = ownCategories;
    return this;
  }

  Revision attendees(List<Attendee> others) {
    attendees = others;
    return this;
  }

  Revision answering(Attendee.Response answer) {
    response = answer;
    return this;
  }

  /** The times, in UTC. */
  Revision at(EventPatch.Times utc) {
    times = Optional.of(utc);
    return this;
  }

  /** The zone in which it was made. */
  Revision zone(String name) {
    zone = Optional.of(name);
    return this;
  }

  Revision cancelled() {
    cancelled = true;
    showAs = ShowAs.FREE;
    return this;
  }

  /**
   * What is sent of an event.
   *
   * @param text the body as it is kept, which need not be as it was sent
   * @param utc the times in UTC
   */
  Revision patched(EventPatch patch, Optional<String> text, Optional<EventPatch.Times> utc) {
    subject = patch.subject().orElse(subject);
    body = text.orElse(body);
    location = patch.location().orElse(location);
    zone = patch.times().map(sent -> sent.start().timeZone()).or(() -> zone);
    times = utc.or(() -> times);
    sensitivity = patch.sensitivity().orElse(sensitivity);
    showAs = patch.showAs().orElse(showAs);
    alarm = patch.alarm().orElse(alarm);
    categories = patch.categories().orElse(categories);
    attendees = patch.attendees().orElse(attendees);
    return this;
  }

  GraphEvent saved(EventType type, String etag, Instant modified) {
    GraphTime start = times.orElseThrow().start();
    return new GraphEvent(
        id,
        etag,
        iCalUId,
        type,
        masterId,
        subject,
        body,
        location,
        start,
        times.orElseThrow().end(),
        originalStart,
        zone,
        times.orElseThrow().allDay(),
        Optional.of(sensitivity),
        Optional.of(showAs),
        alarm.on(),
        alarm.minutes(),
        categories,
        attendees,
        organizer,
        organized,
        cancelled,
        transactionId,
        Optional.of(created),
        Optional.of(modified),
        response);
  }
}

package dev.lockstep.groupware.event;

import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.groupware.calendar.EventType;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.Sensitivity;
import dev.lockstep.groupware.calendar.ShowAs;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Availability;
import dev.lockstep.model.appointment.Categories;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.appointment.Reminder;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.zone.ZoneNames;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Between Graph's event and the canonical appointment, both ways. Immutable. */
public final class EventMapping {

  /** The longest text that is taken over, in UTF-16 units. */
  public static final int MAX_TEXT = Text.READ_MAX;

  private final EventTimes times;
  private final Privacy privacy;

  /**
   * The mapping.
   *
   * @param wholeDayZone the zone at whose midnights whole days are written
   */
  public EventMapping(ZoneNames zones, ZoneId wholeDayZone, Privacy privacy) {
    this.times = new EventTimes(zones, wholeDayZone);
    this.privacy = privacy;
  }

  /** Who organized the event: the owner of the mailbox by the address it is synchronized under. */
  public EmailAddress organizer(GraphEvent event, EmailAddress mailbox) {
    return EventParticipants.organizer(event, mailbox);
  }

  /** What the owner of the mailbox answered; empty if the owner organized it. */
  public Optional<Participant.Response> response(GraphEvent event) {
    return event.isOrganizer()
        ? Optional.empty()
        : Optional.of(EventParticipants.response(event.response()));
  }

  /** From when to when the event is; empty if that is not understood. */
  public Optional<Span> span(GraphEvent event) {
    return times.span(event);
  }

  /**
   * What the event means. What is private is masked here, before anybody else sees it.
   *
   * @param mailbox where it was read
   */
  public Reading read(GraphEvent event, EmailAddress mailbox) {
    if (event.type() != EventType.SINGLE_INSTANCE) {
      return notMeant(event, Reason.RECURRING, Reason.RECURRING.words());
    }
    return switch (times.read(event)) {
      case EventTimes.NotUnderstood not -> notMeant(event, not.reason(), not.words());
      case EventTimes.Understood when -> meant(event, mailbox, when, isMasked(event));
    };
  }

  /**
   * Its subject is for the work list, which is read by people who are neither its owner nor
   * invited.
   */
  Reading.NotMeant notMeant(GraphEvent event, Reason reason, String words) {
    return new Reading.NotMeant(
        reason, isPrivate(event) ? Appointment.MASKED_SUBJECT : new Text(event.subject()), words);
  }

  /**
   * What the event means at this time.
   *
   * @param masked whether only that is told, because it or its series is private: then it counts as
   *     private itself
   */
  Reading.Meant meant(
      GraphEvent event, EmailAddress mailbox, EventTimes.Understood when, boolean masked) {
    List<Reduction> reductions = new ArrayList<>();
    when.reduction().ifPresent(reductions::add);
    Text text = FooterBlock.strip(event.body());
    if (text.value().length() > MAX_TEXT) {
      reductions.add(
          new Reduction(
              Field.TEXT, "cut from " + text.value().length() + " to " + MAX_TEXT + " characters"));
    }
    if (event.showAs().isEmpty()) {
      reductions.add(new Reduction(Field.AVAILABILITY, "a value that is not known, taken as busy"));
    }
    Appointment content =
        new Appointment(
            new Text(event.subject()),
            text.cut(MAX_TEXT),
            new Text(event.location()),
            when.timing(),
            EventParticipants.read(event, mailbox),
            event.showAs().map(EventMapping::availability).orElse(Availability.BUSY),
            masked || isPrivate(event) ? Visibility.PRIVATE : Visibility.NORMAL,
            event.reminderOn()
                ? new Reminder.Before(Math.max(0, event.reminderMinutes()))
                : new Reminder.None(),
            new Categories(event.categories()));
    if (!masked) {
      return new Reading.Meant(content, reductions);
    }
    reductions.removeIf(reduction -> Appointment.MASKED_FIELDS.contains(reduction.field()));
    Appointment.MASKED_FIELDS.stream()
        // that there are participants must be known, because every change would mail them
        .filter(field -> field != Field.PARTICIPANTS || !content.participants().isEmpty())
        .forEach(field -> reductions.add(new Reduction(field, "masked: it is private")));
    return new Reading.Meant(content.masked(), reductions);
  }

  EventTimes times() {
    return times;
  }

  ZoneNames zones() {
    return times.zones();
  }

  boolean isMasked(GraphEvent event) {
    return masks(isPrivate(event) ? Visibility.PRIVATE : Visibility.NORMAL);
  }

  /** Whether of what is so visible only the time may be known. */
  boolean masks(Visibility visibility) {
    return privacy == Privacy.MASKED && visibility == Visibility.PRIVATE;
  }

  /** A value that is not known may be a new kind of private: better masked than shown. */
  private static boolean isPrivate(GraphEvent event) {
    return event
        .sensitivity()
        .map(
            sensitivity ->
                switch (sensitivity) {
                  case NORMAL, PERSONAL -> false;
                  case PRIVATE, CONFIDENTIAL -> true;
                })
        .orElse(true);
  }

  private static Availability availability(ShowAs showAs) {
    return switch (showAs) {
      case FREE -> Availability.FREE;
      case TENTATIVE -> Availability.TENTATIVE;
      case BUSY, UNKNOWN -> Availability.BUSY;
      case OOF -> Availability.OUT_OF_OFFICE;
      case WORKING_ELSEWHERE -> Availability.WORKING_ELSEWHERE;
    };
  }

  /** Everything that a new event is given; attendees only if there are any. */
  public EventPatch whole(EventState wanted) {
    EventPatch fields = fields(wanted, EnumSet.allOf(Field.class), Optional.of(Footer.NONE));
    return wanted.content().participants().isEmpty()
        ? fields
        : fields.withAttendees(attendees(wanted, List.of()));
  }

  /**
   * The given fields but the participants, who are changed in a request of their own.
   *
   * @param replaced the footer that is replaced; empty if it stays
   */
  public EventPatch fields(EventState wanted, Set<Field> fields, Optional<Footer> replaced) {
    return fields(wanted, fields, replaced, times.write(wanted.content().timing()));
  }

  /**
   * The given fields of an occurrence, which keeps its footer, and whose whole days are those of
   * the zone of its series.
   */
  public EventPatch fields(EventState wanted, Set<Field> fields, ZoneId seriesZone) {
    return fields(
        wanted, fields, Optional.empty(), times.write(wanted.content().timing(), seriesZone));
  }

  private static EventPatch fields(
      EventState wanted, Set<Field> fields, Optional<Footer> replaced, EventPatch.Times when) {
    List<EmailAddress> notInvited = wanted.footer().notInvited();
    Appointment content = wanted.content();
    return new EventPatch(
        only(fields, Field.SUBJECT, content.subject().singleLine()),
        only(fields, Field.TEXT, FooterBlock.append(content.text(), wanted.footer())),
        only(fields, Field.LOCATION, content.location().singleLine()),
        only(fields, Field.TIMING, when),
        only(
            fields,
            Field.VISIBILITY,
            content.visibility() == Visibility.PRIVATE ? Sensitivity.PRIVATE : Sensitivity.NORMAL),
        only(fields, Field.AVAILABILITY, showAs(content.availability())),
        only(fields, Field.REMINDER, alarm(content.reminder())),
        only(fields, Field.CATEGORIES, content.categories().names()),
        Optional.empty(),
        replaced
            .filter(footer -> !footer.notInvited().equals(notInvited))
            .map(_ -> notInvited.stream().map(EmailAddress::value).toList()));
  }

  /**
   * The participants alone.
   *
   * @param present the event as it stands
   */
  public EventPatch participants(EventState wanted, GraphEvent present) {
    return EventPatch.NOTHING.withAttendees(attendees(wanted, present.attendees()));
  }

  private static List<dev.lockstep.groupware.calendar.Attendee> attendees(
      EventState wanted, List<dev.lockstep.groupware.calendar.Attendee> present) {
    return EventParticipants.write(wanted.content().participants(), present);
  }

  private static <T> Optional<T> only(Set<Field> fields, Field field, T value) {
    return fields.contains(field) ? Optional.of(value) : Optional.empty();
  }

  private static ShowAs showAs(Availability availability) {
    return switch (availability) {
      case FREE -> ShowAs.FREE;
      case TENTATIVE -> ShowAs.TENTATIVE;
      case BUSY -> ShowAs.BUSY;
      case OUT_OF_OFFICE -> ShowAs.OOF;
      case WORKING_ELSEWHERE -> ShowAs.WORKING_ELSEWHERE;
    };
  }

  private static EventPatch.Alarm alarm(Reminder reminder) {
    return switch (reminder) {
      case Reminder.None _ -> new EventPatch.Alarm(false, 0);
      case Reminder.Before before -> new EventPatch.Alarm(true, before.minutes());
    };
  }

  /**
   * Whether the event shows what is wanted, as far as Graph can hold it: then a write that was
   * refused because the version had moved has in truth been done before.
   */
  public boolean shows(GraphEvent event, EventState wanted) {
    return read(event, wanted.mailbox()) instanceof Reading.Meant meant
        && shows(meant.content(), organizer(event, wanted.mailbox()), wanted);
  }

  /**
   * What the event is, if it shows what is wanted of some fields, whatever the others show. Empty
   * as well where a mask hides one of them: it would show as empty whatever it is.
   */
  public Optional<Appointment> showing(GraphEvent event, EventState wanted, Set<Field> fields) {
    EmailAddress organizer = organizer(event, wanted.mailbox());
    return read(event, wanted.mailbox()) instanceof Reading.Meant meant
        ? Optional.of(meant.content()).filter(content -> shows(content, organizer, wanted, fields))
        : Optional.empty();
  }

  /** Whether content that was read already shows what is wanted of some fields, none masked. */
  public boolean shows(
      Appointment content, EmailAddress organizer, EventState wanted, Set<Field> fields) {
    return (!masks(content.visibility()) || Collections.disjoint(fields, Appointment.MASKED_FIELDS))
        && Collections.disjoint(
            fields,
            Field.differing(
                comparable(content, organizer), comparable(wanted.content(), organizer)));
  }

  /** Whether content that was read already shows all that is wanted. */
  public boolean shows(Appointment content, EmailAddress organizer, EventState wanted) {
    return comparable(content, organizer).equals(comparable(wanted.content(), organizer));
  }

  private Appointment comparable(Appointment content, EmailAddress organizer) {
    return new Appointment(
        new Text(content.subject().singleLine()),
        content.text(),
        new Text(content.location().singleLine()),
        times.written(content.timing()),
        EventParticipants.writable(content.participants())
            .only(one -> !one.address().equals(organizer)),
        content.availability(),
        content.visibility(),
        content.reminder(),
        content.categories());
  }
}

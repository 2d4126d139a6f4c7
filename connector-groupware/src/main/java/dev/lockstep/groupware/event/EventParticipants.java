package dev.lockstep.groupware.event;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Between Graph's attendees and organizer, and {@link Participants}. */
final class EventParticipants {

  private EventParticipants() {}

  /** Who organized it: the mailbox itself by its own address, whichever alias Graph shows. */
  static EmailAddress organizer(GraphEvent event, EmailAddress mailbox) {
    return event.isOrganizer()
        ? mailbox
        : event.organizer().map(one -> new EmailAddress(one.address())).orElse(mailbox);
  }

  /** Everybody but the owner of the mailbox. */
  static Participants read(GraphEvent event, EmailAddress mailbox) {
    List<Participant> participants = new ArrayList<>();
    for (Attendee attendee : event.attendees()) {
      participants.add(participant(attendee));
    }
    event.organizer().ifPresent(one -> participants.add(participant(one)));
    EmailAddress ownAlias =
        event.isOrganizer()
            ? event.organizer().map(one -> new EmailAddress(one.address())).orElse(mailbox)
            : mailbox;
    return new Participants(participants)
        .only(
            one ->
                !one.address().value().isEmpty()
                    && !one.address().equals(mailbox)
                    && !one.address().equals(ownAlias));
  }

  private static Participant participant(Attendee attendee) {
    return new Participant(
        new EmailAddress(attendee.address()),
        new Text(attendee.name()),
        switch (attendee.type()) {
          case REQUIRED -> Participant.Role.REQUIRED;
          case OPTIONAL -> Participant.Role.OPTIONAL;
          case RESOURCE -> Participant.Role.INFORMATION;
        },
        response(attendee.response()));
  }

  static Participant.Response response(Attendee.Response response) {
    return switch (response) {
      case NONE, NOT_RESPONDED -> Participant.Response.NONE;
      case ORGANIZER, ACCEPTED -> Participant.Response.ACCEPTED;
      case TENTATIVELY_ACCEPTED -> Participant.Response.TENTATIVE;
      case DECLINED -> Participant.Response.DECLINED;
    };
  }

  /**
   * The attendees to be sent. Those who are attendees already are sent as Graph has them, but for a
   * role that changed: a room stays a room, and nobody is mailed for a name.
   *
   * @param present the attendees that the event has
   */
  static List<Attendee> write(Participants wanted, List<Attendee> present) {
    Map<EmailAddress, Attendee> byAddress = new HashMap<>();
    present.forEach(one -> byAddress.put(new EmailAddress(one.address()), one));
    return wanted.stream()
        .map(
            participant -> {
              Attendee known = byAddress.get(participant.address());
              return known != null && participant(known).role() == participant.role()
                  ? known
                  : attendee(participant);
            })
        .toList();
  }

  private static Attendee attendee(Participant participant) {
    return new Attendee(
        participant.address().value(),
        participant.name().singleLine(),
        participant.role() == Participant.Role.REQUIRED
            ? Attendee.Type.REQUIRED
            : Attendee.Type.OPTIONAL,
        Attendee.Response.NONE);
  }

  /** What can be written of them: names and answers cannot, nor the role of information only. */
  static Participants writable(Participants participants) {
    return participants.each(
        one ->
            new Participant(
                one.address(),
                Text.EMPTY,
                one.role() == Participant.Role.REQUIRED
                    ? Participant.Role.REQUIRED
                    : Participant.Role.OPTIONAL,
                Participant.Response.NONE));
  }
}

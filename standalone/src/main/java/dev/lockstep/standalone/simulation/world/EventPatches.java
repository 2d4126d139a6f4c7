package dev.lockstep.standalone.simulation.world;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.groupware.calendar.GraphTime;
import dev.lockstep.groupware.calendar.Sensitivity;
import dev.lockstep.groupware.calendar.ShowAs;
import dev.lockstep.model.appointment.Availability;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.standalone.simulation.exchange.Item;
import dev.lockstep.standalone.simulation.history.Edit;
import dev.lockstep.standalone.simulation.history.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a user's edit sends to Exchange. */
final class EventPatches {

  /** The name by which Exchange knows {@link Moments#ZONE}. */
  private static final String ZONE = "W. Europe Standard Time";

  private static final EventPatch NOTHING = EventPatch.NOTHING;

  EventPatch fresh(String subject, int number, boolean isPrivate, List<EmailAddress> invited) {
    return new EventPatch(
        Optional.of(subject),
        Optional.of(""),
        Optional.of(""),
        Optional.of(times(Moments.hour(number))),
        Optional.of(isPrivate ? Sensitivity.PRIVATE : Sensitivity.NORMAL),
        Optional.of(ShowAs.BUSY),
        Optional.of(new EventPatch.Alarm(false, 0)),
        Optional.of(List.of()),
        Optional.of(invited.stream().map(EventPatches::attendee).toList()),
        Optional.empty());
  }

  private static EventPatch.Times times(Timing.Timed timed) {
    return times(timed, ZONE);
  }

  private static EventPatch.Times times(Timing.Timed timed, String zone) {
    return new EventPatch.Times(
        new GraphTime(timed.start(), zone), new GraphTime(timed.end(), zone), false);
  }

  /** Graph takes whole days as times at midnight. */
  private static EventPatch.Times days(Timing.AllDay days) {
    return new EventPatch.Times(
        new GraphTime(days.start().atStartOfDay(), ZONE),
        new GraphTime(days.end().atStartOfDay(), ZONE),
        true);
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

  private static EventPatch showing(ShowAs showAs) {
    return new EventPatch(
        NOTHING.subject(),
        NOTHING.body(),
        NOTHING.location(),
        NOTHING.times(),
        NOTHING.sensitivity(),
        Optional.of(showAs),
        NOTHING.alarm(),
        NOTHING.categories(),
        NOTHING.attendees(),
        NOTHING.notInvited());
  }

  /** Another time, in a zone by the name that Exchange has for it. */
  EventPatch at(Timing.Timed timed, String zone) {
    return at(times(timed, zone));
  }

  private static Attendee attendee(EmailAddress address) {
    return new Attendee(
        address.value(), "", Attendee.Type.REQUIRED, Attendee.Response.NOT_RESPONDED);
  }

  /** Empty if a user cannot do that to this event. */
  Optional<EventPatch> of(Edit edit, Item item) {
    EventPatch none = NOTHING;
    return switch (edit) {
      case Edit.Subject(String text) -> Optional.of(subject(text, none.sensitivity()));
      case Edit.MakePrivate(String secret) ->
          Optional.of(subject(secret, Optional.of(Sensitivity.PRIVATE)));
      case Edit.Notes(String text) -> Optional.of(texts(Optional.of(text), none.location()));
      case Edit.Place(String text) -> Optional.of(texts(none.body(), Optional.of(text)));
      case Edit.Time(int minute, int length) -> Optional.of(at(times(Moments.at(minute, length))));
      case Edit.WholeDays(int day, int length) -> Optional.of(at(days(Moments.days(day, length))));
      case Edit.Show(Availability availability) -> Optional.of(showing(showAs(availability)));
      case Edit.FarAhead(int minute) -> Optional.of(at(times(Moments.far(minute))));
      case Edit.Alarm(int minutes) ->
          Optional.of(own(Optional.of(new EventPatch.Alarm(true, minutes)), none.categories()));
      case Edit.Category(String name) -> Optional.of(own(none.alarm(), Optional.of(List.of(name))));
      case Edit.Invite(EmailAddress who) -> invite(item, who);
      case Edit.Uninvite(EmailAddress who) -> uninvite(item, who);
      case Edit.Move _,
          Edit.GiveTo _,
          Edit.EndBeforeStart _,
          Edit.TakeMarkAway _,
          Edit.SetKind _,
          Edit.MarkDone _ ->
          Optional.empty();
    };
  }

  private static EventPatch subject(String text, Optional<Sensitivity> sensitivity) {
    return new EventPatch(
        Optional.of(text),
        NOTHING.body(),
        NOTHING.location(),
        NOTHING.times(),
        sensitivity,
        NOTHING.showAs(),
        NOTHING.alarm(),
        NOTHING.categories(),
        NOTHING.attendees(),
        NOTHING.notInvited());
  }

  private static EventPatch texts(Optional<String> body, Optional<String> location) {
    return new EventPatch(
        NOTHING.subject(),
        body,
        location,
        NOTHING.times(),
        NOTHING.sensitivity(),
        NOTHING.showAs(),
        NOTHING.alarm(),
        NOTHING.categories(),
        NOTHING.attendees(),
        NOTHING.notInvited());
  }

  private static EventPatch at(EventPatch.Times times) {
    return new EventPatch(
        NOTHING.subject(),
        NOTHING.body(),
        NOTHING.location(),
        Optional.of(times),
        NOTHING.sensitivity(),
        NOTHING.showAs(),
        NOTHING.alarm(),
        NOTHING.categories(),
        NOTHING.attendees(),
        NOTHING.notInvited());
  }

  private static EventPatch own(
      Optional<EventPatch.Alarm> alarm, Optional<List<String>> categories) {
    return new EventPatch(
        NOTHING.subject(),
        NOTHING.body(),
        NOTHING.location(),
        NOTHING.times(),
        NOTHING.sensitivity(),
        NOTHING.showAs(),
        alarm,
        categories,
        NOTHING.attendees(),
        NOTHING.notInvited());
  }

  private static Optional<EventPatch> invite(Item item, EmailAddress who) {
    if (!item.organized() || who.equals(item.mailbox()) || isInvited(item, who)) {
      return Optional.empty();
    }
    List<Attendee> attendees = new ArrayList<>(item.event().attendees());
    attendees.add(attendee(who));
    return Optional.of(NOTHING.withAttendees(attendees));
  }

  private static Optional<EventPatch> uninvite(Item item, EmailAddress who) {
    if (!item.organized() || !isInvited(item, who)) {
      return Optional.empty();
    }
    return Optional.of(
        NOTHING.withAttendees(
            item.event().attendees().stream()
                .filter(attendee -> !new EmailAddress(attendee.address()).equals(who))
                .toList()));
  }

  private static boolean isInvited(Item item, EmailAddress who) {
    return item.event().attendees().stream()
        .anyMatch(attendee -> new EmailAddress(attendee.address()).equals(who));
  }
}

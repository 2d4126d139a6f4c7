package dev.lockstep.standalone.simulation.exchange;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.ShowAs;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.standalone.simulation.company.Colleague;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a change of the organizer's event means for the copies of colleagues who are invited. */
final class Meetings {

  private final Exchange exchange;

  Meetings(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Everybody invited but the owner, by address. */
  static Map<EmailAddress, Attendee> guests(EmailAddress owner, GraphEvent event) {
    Map<EmailAddress, Attendee> guests = new LinkedHashMap<>();
    for (Attendee attendee : event.attendees()) {
      EmailAddress address = new EmailAddress(attendee.address());
      if (!address.equals(owner)) {
        guests.put(address, attendee);
      }
    }
    return guests;
  }

  /** An organizer's event was made or changed. */
  void bring(Optional<Item> before, Item after) {
    Map<EmailAddress, Attendee> now = guests(after.mailbox(), after.event());
    now.keySet().forEach(guest -> Colleague.of(guest).ifPresent(who -> bring(who, before, after)));
    before.ifPresent(
        old ->
            guests(after.mailbox(), old.event()).keySet().stream()
                .filter(guest -> !now.containsKey(guest))
                .forEach(guest -> cancel(guest, after.event().iCalUId())));
  }

  /** An organizer's event was deleted: the copies stay, and say so. */
  void cancel(Item gone) {
    guests(gone.mailbox(), gone.event())
        .keySet()
        .forEach(guest -> cancel(guest, gone.event().iCalUId()));
  }

  private void bring(Colleague guest, Optional<Item> before, Item source) {
    Optional<Item> copy = copy(guest.address(), source.event().iCalUId());
    GraphEvent event = source.event();
    String id = copy.map(it -> it.event().id()).orElseGet(() -> exchange.copyId(source, guest));
    boolean moved =
        before.isEmpty()
            || !before.get().event().start().equals(event.start())
            || !before.get().event().end().equals(event.end());
    Revision revision =
        Revision.copy(event, id, exchange.now())
            .asCopy()
            .answering(
                copy.isPresent() && !moved
                    ? copy.get().event().response()
                    : Attendee.Response.NOT_RESPONDED)
            .ofOwner(
                copy.isPresent() && !moved
                    ? copy.get().event().showAs().orElse(ShowAs.TENTATIVE)
                    : ShowAs.TENTATIVE,
                copy.map(it -> alarm(it.event())).orElseGet(() -> alarm(event)),
                copy.map(it -> it.event().categories()).orElse(List.of()));
    Item brought =
        exchange.save(
            guest.address(),
            source.number(),
            source.plan().map(plan -> plan.ofGuest(declined(copy, before))),
            revision);
    copy.ifPresent(old -> exchange.logGone(old, Optional.of(brought)));
  }

  /** The occurrences that a guest took out of the own mailbox. */
  private static Set<LocalDate> declined(Optional<Item> copy, Optional<Item> before) {
    return before
        .flatMap(Item::plan)
        .flatMap(shared -> copy.flatMap(Item::plan).map(own -> own.cancelledBeside(shared)))
        .orElse(Set.of());
  }

  private static EventPatch.Alarm alarm(GraphEvent event) {
    return new EventPatch.Alarm(event.reminderOn(), event.reminderMinutes());
  }

  private void cancel(EmailAddress guest, String uid) {
    copy(guest, uid).ifPresent(copy -> exchange.save(copy, Revision.of(copy.event()).cancelled()));
  }

  private Optional<Item> copy(EmailAddress guest, String uid) {
    return exchange.items(guest).stream()
        .filter(item -> !item.organized() && item.event().iCalUId().equals(uid))
        .findFirst();
  }

  /** A guest's answer, as the organizer's event shows it. */
  void answered(Item copy, Attendee.Response response) {
    Optional<EmailAddress> organizer =
        copy.event().organizer().map(who -> new EmailAddress(who.address()));
    organizer
        .filter(address -> Colleague.of(address).isPresent())
        .flatMap(
            address ->
                exchange.items(address).stream()
                    .filter(
                        item ->
                            item.organized()
                                && item.event().iCalUId().equals(copy.event().iCalUId()))
                    .findFirst())
        .ifPresent(
            event ->
                exchange.save(
                    event,
                    Revision.of(event.event())
                        .attendees(answered(event.event(), copy.mailbox(), response))));
  }

  private static List<Attendee> answered(
      GraphEvent event, EmailAddress who, Attendee.Response response) {
    return event.attendees().stream()
        .map(
            attendee ->
                new EmailAddress(attendee.address()).equals(who)
                    ? new Attendee(attendee.address(), attendee.name(), attendee.type(), response)
                    : attendee)
        .toList();
  }
}

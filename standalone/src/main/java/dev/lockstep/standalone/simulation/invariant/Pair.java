package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.database.Activity;
import dev.lockstep.standalone.simulation.exchange.Item;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What both sides hold of an appointment, by what is there and not by what Lockstep thinks.
 *
 * @param event the one that counts: the organizer's if it is anywhere, else the first copy in a
 *     mailbox that is read; none that was cancelled
 * @param record the one that users of the CRM see
 */
record Pair(Optional<Item> event, Optional<Map.Entry<RecordKey, Activity>> record) {

  static Pair of(Ending ending, int number) {
    List<Item> items =
        ending.items(number).stream().filter(item -> !item.event().cancelled()).toList();
    Optional<Item> event =
        items.stream()
            .filter(Item::organized)
            .findFirst()
            .or(
                () ->
                    items.stream()
                        .filter(item -> ending.isSynchronized(owner(item)))
                        .min(Comparator.comparing(Item::mailbox)))
            .or(() -> items.stream().findFirst());
    return new Pair(
        event,
        ending.records(number).entrySet().stream()
            .filter(entry -> !entry.getValue().deleted())
            .min(Comparator.comparing(entry -> entry.getValue().isSoftDeleted())));
  }

  static Colleague owner(Item item) {
    return Colleague.of(item.mailbox()).orElseThrow();
  }

  /** Who organizes the event, if that is a colleague. */
  Optional<Colleague> organizer() {
    return event
        .flatMap(item -> item.event().organizer())
        .map(attendee -> new EmailAddress(attendee.address()))
        .flatMap(Colleague::of);
  }

  /** Whose record it is, if that is a colleague. */
  Optional<Colleague> rep() {
    return record.flatMap(entry -> entry.getValue().rep()).flatMap(rep -> Colleague.of(rep.id()));
  }
}

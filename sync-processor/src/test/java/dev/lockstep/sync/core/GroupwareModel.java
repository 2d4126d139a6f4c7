package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Mailboxes that behave like Exchange's, as far as the core can tell; with the sink before them.
 */
final class GroupwareModel {

  /** An event as it stands. */
  record Event(
      EventRef ref,
      AppointmentKey key,
      String uid,
      int etag,
      EmailAddress organizer,
      boolean organized,
      Appointment content) {
    String version() {
      return "e" + etag;
    }
  }

  private final Set<EmailAddress> mailboxes;
  private final boolean rewrites;
  private final Map<EventRef, Event> events = new LinkedHashMap<>();
  private final Map<String, EventRef> byTransaction = new LinkedHashMap<>();
  private final Map<EventRef, String> uids = new LinkedHashMap<>();
  private final Map<EventRef, AppointmentKey> keys = new LinkedHashMap<>();
  private final Set<EventRef> dirty = new LinkedHashSet<>();
  final List<EmailAddress> mailedByUs = new ArrayList<>();
  private int counter;

  GroupwareModel(Set<EmailAddress> mailboxes, boolean rewrites) {
    this.mailboxes = mailboxes;
    this.rewrites = rewrites;
  }

  List<Event> organized() {
    return events.values().stream().filter(Event::organized).toList();
  }

  Optional<Event> find(AppointmentKey key) {
    return organized().stream().filter(event -> event.key().equals(key)).findFirst();
  }

  AppointmentKey userCreates(EmailAddress mailbox, Appointment content) {
    String uid = "uid" + ++counter;
    AppointmentKey key = AppointmentKey.bornInGroupware(uid);
    put(new Event(ref(mailbox), key, uid, ++counter, mailbox, true, content));
    return key;
  }

  void userEdits(Event event, Appointment content) {
    put(
        new Event(
            event.ref(), event.key(), event.uid(), ++counter, event.organizer(), true, content));
  }

  void userOpens(Event event) {
    userEdits(event, event.content());
  }

  void userDeletes(Event event) {
    remove(event);
  }

  private EventRef ref(EmailAddress mailbox) {
    return new EventRef(mailbox, "id" + ++counter);
  }

  private void put(Event event) {
    events.put(event.ref(), event);
    keys.put(event.ref(), event.key());
    uids.put(event.ref(), event.uid());
    dirty.add(event.ref());
    List<Event> copies = copies(event);
    for (Event copy : copies) {
      if (event.content().participants().find(copy.ref().mailbox()).isEmpty()) {
        events.remove(copy.ref());
        dirty.add(copy.ref());
      }
    }
    for (Participant attendee : event.content().participants().list()) {
      if (mailboxes.contains(attendee.address())) {
        EventRef ref =
            copies.stream()
                .map(Event::ref)
                .filter(r -> r.mailbox().equals(attendee.address()))
                .findFirst()
                .orElseGet(() -> ref(attendee.address()));
        AppointmentKey key = AppointmentKey.bornInGroupware(event.uid());
        events.put(
            ref,
            new Event(
                ref, key, event.uid(), ++counter, event.organizer(), false, mirrored(event, ref)));
        keys.put(ref, key);
        dirty.add(ref);
      }
    }
  }

  private static Appointment mirrored(Event event, EventRef copy) {
    List<Participant> others = new ArrayList<>(event.content().participants().list());
    others.removeIf(p -> p.address().equals(copy.mailbox()));
    others.add(
        new Participant(
            event.organizer(), Text.EMPTY, Participant.Role.REQUIRED, Participant.Response.NONE));
    return event.content().with(new Participants(others));
  }

  private List<Event> copies(Event event) {
    return events.values().stream()
        .filter(other -> !other.organized() && other.uid().equals(event.uid()))
        .toList();
  }

  private void remove(Event event) {
    events.remove(event.ref());
    dirty.add(event.ref());
    for (Event copy : copies(event)) {
      events.remove(copy.ref());
      dirty.add(copy.ref());
    }
  }

  Set<EventRef> dirty() {
    return dirty;
  }

  AppointmentKey key(EventRef ref) {
    return Optional.ofNullable(keys.get(ref)).orElseThrow();
  }

  /** What a capture reads now; it may read the same again later. */
  GroupwareChange read(EventRef ref, boolean again) {
    if (!again) {
      dirty.remove(ref);
    }
    Event event = events.get(ref);
    if (event == null) {
      return new GroupwareChange.EventAbsent(ref, Absence.DELETED);
    }
    return new GroupwareChange.EventObserved(
        ref,
        event.uid(),
        event.version(),
        event.organizer(),
        event.organized(),
        false,
        event.content(),
        List.of(),
        Optional.of(Instant.ofEpochSecond(event.etag())),
        event.organized() ? Optional.empty() : Optional.of(Participant.Response.NONE));
  }

  /** The sink: what the command does now, the first time or again. */
  GroupwareResult apply(GroupwareCommand command) {
    return switch (command) {
      case GroupwareCommand.CreateEvent create -> create(create);
      case GroupwareCommand.UpdateEvent update -> update(update);
      case GroupwareCommand.DeleteEvent delete -> delete(delete);
    };
  }

  private GroupwareResult create(GroupwareCommand.CreateEvent create) {
    EventRef known = byTransaction.get(create.id().toString());
    if (known != null) {
      Optional<Event> same =
          Optional.ofNullable(events.get(known))
              .filter(now -> now.content().equals(stored(create.wanted())));
      return new GroupwareResult.Written(
          create.id(),
          known,
          uids.getOrDefault(known, ""),
          same.map(Event::version).orElse("after " + create.id()),
          stored(create.wanted()),
          true);
    }
    Event event =
        new Event(
            ref(create.mailbox()),
            create.id().appointment(),
            "uid" + ++counter,
            ++counter,
            create.mailbox(),
            true,
            stored(create.wanted()));
    byTransaction.put(create.id().toString(), event.ref());
    put(event);
    mailedByUs.addAll(event.content().participants().addresses());
    return new GroupwareResult.Written(
        create.id(), event.ref(), event.uid(), event.version(), event.content(), false);
  }

  private Appointment stored(EventState wanted) {
    Appointment content = wanted.content();
    return rewrites && !content.subject().isEmpty() && !content.subject().value().endsWith("~")
        ? content.with(new Text(content.subject() + "~"))
        : content;
  }

  private GroupwareResult update(GroupwareCommand.UpdateEvent update) {
    Event event = events.get(update.event());
    if (event == null) {
      return new GroupwareResult.Conflict(update.id(), "gone");
    }
    if (!event.version().equals(update.base())) {
      return event.content().equals(update.wanted().content())
          ? new GroupwareResult.Written(
              update.id(), event.ref(), event.uid(), event.version(), event.content(), true)
          : new GroupwareResult.Conflict(update.id(), "the version had moved");
    }
    mailedByUs.addAll(mailed(event.content().participants(), update));
    Event next =
        new Event(
            event.ref(),
            event.key(),
            event.uid(),
            ++counter,
            event.organizer(),
            true,
            stored(update.wanted()));
    put(next);
    return new GroupwareResult.Written(
        update.id(), next.ref(), next.uid(), next.version(), next.content(), false);
  }

  /** A change of only the attendees mails those who changed; any other mails all of them. */
  private static Set<EmailAddress> mailed(
      Participants before, GroupwareCommand.UpdateEvent update) {
    Participants after = update.wanted().content().participants();
    Set<EmailAddress> all = new LinkedHashSet<>(before.addresses());
    all.addAll(after.addresses());
    if (update.changed().equals(Set.of(Field.PARTICIPANTS))) {
      all.removeIf(address -> before.find(address).equals(after.find(address)));
    }
    return all;
  }

  private GroupwareResult delete(GroupwareCommand.DeleteEvent delete) {
    Event event = events.get(delete.event());
    if (event == null) {
      return new GroupwareResult.Deleted(delete.id(), true);
    }
    if (!event.version().equals(delete.base())) {
      return new GroupwareResult.Conflict(delete.id(), "the version had moved");
    }
    mailedByUs.addAll(event.content().participants().addresses());
    remove(event);
    return new GroupwareResult.Deleted(delete.id(), false);
  }
}

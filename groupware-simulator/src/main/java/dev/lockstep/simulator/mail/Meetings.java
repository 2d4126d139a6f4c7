package dev.lockstep.simulator.mail;

import dev.lockstep.simulator.event.Attendee;
import dev.lockstep.simulator.event.EmailAddress;
import dev.lockstep.simulator.event.EventContent;
import dev.lockstep.simulator.event.Property;
import dev.lockstep.simulator.store.Mailbox;
import dev.lockstep.simulator.store.SeriesException;
import dev.lockstep.simulator.store.Store;
import dev.lockstep.simulator.store.StoredEvent;
import dev.lockstep.simulator.store.Versions;
import dev.lockstep.simulator.time.SimulatorClock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change of the organizer's event means for the others: who gets which mail, and what
 * becomes of the copies in their calendars. There is no switch to suppress it.
 */
public final class Meetings {
  /** What the organizer keeps for himself or herself; changing it mails nobody. */
  private static final Set<Property> PRIVATE =
      EnumSet.of(
          Property.CATEGORIES,
          Property.REMINDER_ON,
          Property.REMINDER_MINUTES,
          Property.SINGLE_VALUE_PROPERTIES,
          Property.MULTI_VALUE_PROPERTIES);

  private static final Set<Property> ATTENDEES = EnumSet.of(Property.ATTENDEES);

  private final Store store;
  private final Outbox outbox;
  private final AttendeeCopies copies;
  private final SimulatorClock clock;

  /** Meetings of that store, with that outbox. */
  public Meetings(Store store, Outbox outbox, AttendeeCopies copies, SimulatorClock clock) {
    this.store = store;
    this.outbox = outbox;
    this.copies = copies;
    this.clock = clock;
  }

  /** A meeting was created: everybody is invited. */
  public void created(Mailbox organizer, StoredEvent event) {
    if (event.isOrganizer()) {
      for (Attendee attendee : guests(organizer, event.content()).values()) {
        mail(Mail.Kind.INVITATION, organizer, event, attendee.emailAddress(), null);
        copy(event, attendee.emailAddress(), EnumSet.allOf(Property.class));
      }
    }
  }

  /** A meeting was changed: who is told depends on what was changed. */
  public void changed(Mailbox organizer, StoredEvent before, StoredEvent after) {
    if (!after.isOrganizer()) {
      return;
    }
    Set<Property> what = EventContent.changed(before.content(), after.content());
    boolean dates =
        !before.exceptions().equals(after.exceptions())
            || !before.cancelledDays().equals(after.cancelledDays());
    if (dates && what.isEmpty()) {
      occurrencesChanged(organizer, before, after);
    } else if (dates || !PRIVATE.containsAll(what)) {
      tell(organizer, after, before.content(), after.content(), what);
      if (!dates && !what.equals(ATTENDEES)) {
        // One mail for the series, and one for each changed instance.
        after.exceptions().forEach(one -> tellAgain(organizer, after, before.content(), one));
      }
      bring(organizer, after, what);
      gone(guests(organizer, before.content()), guests(organizer, after.content()))
          .forEach(one -> copies(one).ifPresent(box -> copies.cancel(box, after.uid())));
    }
  }

  /** What differs on one day concerns who comes on that day. */
  private void occurrencesChanged(Mailbox organizer, StoredEvent before, StoredEvent after) {
    for (SeriesException one : after.exceptions()) {
      Optional<SeriesException> known = before.exception(one.day());
      Set<Property> what =
          known
              .map(other -> EventContent.changed(other.content(), one.content()))
              .orElseGet(one::own);
      if (!PRIVATE.containsAll(what)) {
        EventContent was = known.map(SeriesException::content).orElse(before.content());
        tell(organizer, after, was, one.content(), what);
      }
    }
    bring(organizer, after, EnumSet.noneOf(Property.class));
  }

  /** Who is new is invited, who stays is told, who is taken out is told that it is off. */
  private void tell(
      Mailbox organizer,
      StoredEvent event,
      EventContent before,
      EventContent after,
      Set<Property> what) {
    Map<String, Attendee> old = guests(organizer, before);
    Map<String, Attendee> now = guests(organizer, after);
    for (Attendee attendee : now.values()) {
      EmailAddress address = attendee.emailAddress();
      if (!old.containsKey(address.key())) {
        mail(Mail.Kind.INVITATION, organizer, event, after, address, null);
      } else if (!what.equals(ATTENDEES)) {
        mail(Mail.Kind.UPDATE, organizer, event, after, address, null);
      }
    }
    gone(old, now).forEach(one -> mail(Mail.Kind.CANCELLATION, organizer, event, after, one, null));
  }

  private void tellAgain(
      Mailbox organizer, StoredEvent event, EventContent before, SeriesException one) {
    Map<String, Attendee> old = guests(organizer, before);
    guests(organizer, one.content()).values().stream()
        .map(Attendee::emailAddress)
        .filter(address -> old.containsKey(address.key()))
        .forEach(address -> mail(Mail.Kind.UPDATE, organizer, event, one.content(), address, null));
  }

  private static List<EmailAddress> gone(Map<String, Attendee> old, Map<String, Attendee> now) {
    return old.values().stream()
        .map(Attendee::emailAddress)
        .filter(address -> !now.containsKey(address.key()))
        .toList();
  }

  private void bring(Mailbox organizer, StoredEvent event, Set<Property> what) {
    guests(organizer, event.content())
        .values()
        .forEach(attendee -> copy(event, attendee.emailAddress(), what));
  }

  /** A meeting was deleted or cancelled: everybody is told, copies stay and say so. */
  public void cancelled(Mailbox organizer, StoredEvent event, Optional<String> comment) {
    if (event.isOrganizer()) {
      for (Attendee attendee : guests(organizer, event.content()).values()) {
        mail(
            Mail.Kind.CANCELLATION,
            organizer,
            event,
            attendee.emailAddress(),
            comment.orElse(null));
        copies(attendee.emailAddress()).ifPresent(box -> copies.cancel(box, event.uid()));
      }
    }
  }

  /**
   * One occurrence of a meeting was deleted or cancelled.
   *
   * @param content what it was
   */
  public void occurrenceCancelled(
      Mailbox organizer, StoredEvent series, EventContent content, Optional<String> comment) {
    if (series.isOrganizer()) {
      for (Attendee attendee : guests(organizer, content).values()) {
        EmailAddress address = attendee.emailAddress();
        mail(Mail.Kind.CANCELLATION, organizer, series, content, address, comment.orElse(null));
      }
      bring(organizer, series, EnumSet.noneOf(Property.class));
    }
  }

  /** A meeting was forwarded. */
  public void forwarded(
      Mailbox sender, StoredEvent event, List<EmailAddress> recipients, Optional<String> comment) {
    for (EmailAddress recipient : recipients) {
      mail(Mail.Kind.FORWARD, sender, event, recipient, comment.orElse(null));
    }
  }

  /** An attendee answered; the organizer is told. */
  public void answered(
      Mailbox attendee, StoredEvent event, String response, Optional<String> comment) {
    outbox.send(
        new Mail(
            Mail.Kind.RESPONSE,
            attendee.settings().userPrincipalName(),
            event.organizer().address(),
            Versions.iCalUid(event.uid(), OptionalLong.empty()),
            event.content().subject(),
            comment.orElse(null),
            response,
            clock.now()));
  }

  private void mail(
      Mail.Kind kind, Mailbox from, StoredEvent event, EmailAddress to, @Nullable String comment) {
    mail(kind, from, event, event.content(), to, comment);
  }

  private void mail(
      Mail.Kind kind,
      Mailbox from,
      StoredEvent event,
      EventContent content,
      EmailAddress to,
      @Nullable String comment) {
    outbox.send(
        new Mail(
            kind,
            from.settings().userPrincipalName(),
            to.address(),
            Versions.iCalUid(event.uid(), OptionalLong.empty()),
            content.subject(),
            comment,
            null,
            clock.now()));
  }

  private void copy(StoredEvent event, EmailAddress attendee, Set<Property> what) {
    copies(attendee).ifPresent(box -> copies.bring(box, event, what));
  }

  private Optional<Mailbox> copies(EmailAddress address) {
    return store.find(address.key()).filter(box -> box.settings().restEnabled());
  }

  private static Map<String, Attendee> guests(Mailbox organizer, EventContent content) {
    String own = organizer.owner().key();
    Map<String, Attendee> guests = new LinkedHashMap<>();
    for (Attendee attendee : content.attendees()) {
      if (!attendee.emailAddress().key().equals(own)) {
        guests.put(attendee.emailAddress().key(), attendee);
      }
    }
    return guests;
  }
}

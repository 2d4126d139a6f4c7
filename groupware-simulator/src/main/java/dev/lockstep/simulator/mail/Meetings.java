package dev.lockstep.simulator.mail;

import dev.lockstep.simulator.event.Attendee;
import dev.lockstep.simulator.event.EmailAddress;
import dev.lockstep.simulator.event.EventContent;
import dev.lockstep.simulator.event.Property;
import dev.lockstep.simulator.store.Mailbox;
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
    boolean series =
        !before.exceptions().equals(after.exceptions())
            || !before.cancelledDays().equals(after.cancelledDays());
    if (!series && PRIVATE.containsAll(what)) {
      return;
    }
    Map<String, Attendee> old = guests(organizer, before.content());
    Map<String, Attendee> now = guests(organizer, after.content());
    boolean attendeesAlone = !series && what.equals(EnumSet.of(Property.ATTENDEES));
    for (Attendee attendee : now.values()) {
      EmailAddress address = attendee.emailAddress();
      if (!old.containsKey(address.key())) {
        mail(Mail.Kind.INVITATION, organizer, after, address, null);
      } else if (!attendeesAlone) {
        mail(Mail.Kind.UPDATE, organizer, after, address, null);
        if (!series) {
          // One mail for the series, and one for each changed instance.
          after
              .exceptions()
              .forEach(one -> mail(Mail.Kind.UPDATE, organizer, after, address, null));
        }
      }
      copy(after, address, what);
    }
    for (Attendee attendee : old.values()) {
      if (!now.containsKey(attendee.emailAddress().key())) {
        mail(Mail.Kind.CANCELLATION, organizer, after, attendee.emailAddress(), null);
        copies(attendee.emailAddress()).ifPresent(box -> copies.cancel(box, after.uid()));
      }
    }
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

  /** One occurrence of a meeting was deleted or cancelled. */
  public void occurrenceCancelled(Mailbox organizer, StoredEvent series, Optional<String> comment) {
    if (series.isOrganizer()) {
      for (Attendee attendee : guests(organizer, series.content()).values()) {
        EmailAddress address = attendee.emailAddress();
        mail(Mail.Kind.CANCELLATION, organizer, series, address, comment.orElse(null));
        copy(series, address, EnumSet.noneOf(Property.class));
      }
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
    outbox.send(
        new Mail(
            kind,
            from.settings().userPrincipalName(),
            to.address(),
            Versions.iCalUid(event.uid(), OptionalLong.empty()),
            event.content().subject(),
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

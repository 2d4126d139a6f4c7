package dev.lockstep.simulator.mail;

import dev.lockstep.simulator.event.EventContent;
import dev.lockstep.simulator.event.EventDraft;
import dev.lockstep.simulator.event.FreeBusyStatus;
import dev.lockstep.simulator.event.Property;
import dev.lockstep.simulator.event.ResponseStatus;
import dev.lockstep.simulator.notification.ChangeType;
import dev.lockstep.simulator.notification.Subscriptions;
import dev.lockstep.simulator.recurrence.EventTimes;
import dev.lockstep.simulator.store.EventRevision;
import dev.lockstep.simulator.store.Mailbox;
import dev.lockstep.simulator.store.Store;
import dev.lockstep.simulator.store.StoredEvent;
import dev.lockstep.simulator.time.SimulatorClock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The copies of a meeting in the attendees' calendars, as the calendar attendant keeps them. */
public final class AttendeeCopies {
  /** What stays the attendee's own when the organizer's update overwrites the rest. */
  private static final Set<Property> OWN =
      EnumSet.of(
          Property.SHOW_AS,
          Property.CATEGORIES,
          Property.REMINDER_ON,
          Property.REMINDER_MINUTES,
          Property.SINGLE_VALUE_PROPERTIES,
          Property.MULTI_VALUE_PROPERTIES,
          Property.EXTENSIONS);

  /** After a change of these an answer counts no longer. */
  private static final Set<Property> TIME =
      EnumSet.of(Property.START, Property.END, Property.ALL_DAY, Property.RECURRENCE);

  private final Store store;
  private final SimulatorClock clock;
  private final Subscriptions subscriptions;
  private final EventTimes times;

  /** Copies in the mailboxes of that store. */
  public AttendeeCopies(
      Store store, SimulatorClock clock, Subscriptions subscriptions, EventTimes times) {
    this.store = store;
    this.clock = clock;
    this.subscriptions = subscriptions;
    this.times = times;
  }

  /** Brings a mailbox's copy to the organizer's state, or puts one there. */
  public void bring(Mailbox mailbox, StoredEvent source, Set<Property> what) {
    mailbox.writing(
        () -> {
          Optional<StoredEvent> copy = mailbox.byUid(source.uid());
          if (copy.isEmpty()) {
            add(mailbox, source, 0);
          } else if (!copy.get().isOrganizer()
              && copy.get().organizerVersion() < source.changeNumber()) {
            overwrite(mailbox, copy.get(), source, what);
          }
          return mailbox;
        });
  }

  /** Marks a mailbox's copy as cancelled. */
  public void cancel(Mailbox mailbox, UUID uid) {
    mailbox.writing(
        () -> {
          mailbox
              .byUid(uid)
              .filter(copy -> !copy.isOrganizer())
              .ifPresent(
                  copy -> {
                    EventDraft draft = new EventDraft(copy.content());
                    draft.showAs = FreeBusyStatus.FREE;
                    save(mailbox, withContent(copy, draft.content()).cancelled());
                  });
          return mailbox;
        });
  }

  /** Puts a copy of a meeting into a calendar; the organizer's version says what it shows. */
  public StoredEvent add(Mailbox mailbox, StoredEvent source, long changeNumber) {
    EventDraft draft = new EventDraft(source.content());
    draft.showAs = FreeBusyStatus.TENTATIVE;
    draft.singleValueProperties = new ArrayList<>();
    draft.multiValueProperties = new ArrayList<>();
    draft.extensions = new ArrayList<>();
    draft.categories = new ArrayList<>();
    hide(mailbox, draft);
    EventContent content = draft.content();
    long position = store.next();
    StoredEvent copy =
        store.save(
            mailbox,
            new StoredEvent(
                store.next(),
                mailbox.defaultCalendar().number(),
                position,
                position,
                position,
                clock.now(),
                clock.now(),
                source.uid(),
                null,
                source.organizer(),
                false,
                ResponseStatus.NOT_RESPONDED,
                false,
                Math.max(changeNumber, source.changeNumber()),
                times.start(content),
                times.end(content),
                content,
                source.exceptions(),
                source.cancelledDays()));
    subscriptions.tell(mailbox.id(), copy, ChangeType.CREATED, ChangeType.UPDATED);
    return copy;
  }

  private void overwrite(
      Mailbox mailbox, StoredEvent copy, StoredEvent source, Set<Property> what) {
    EventDraft draft = new EventDraft(copy.content());
    draft.inherit(source.content(), OWN);
    boolean moved = what.stream().anyMatch(TIME::contains);
    if (moved) {
      draft.showAs = FreeBusyStatus.TENTATIVE;
    }
    hide(mailbox, draft);
    EventRevision next =
        withContent(copy, draft.content())
            .organizerVersion(source.changeNumber())
            .series(source.exceptions(), source.cancelledDays());
    save(mailbox, moved ? next.response(ResponseStatus.NOT_RESPONDED) : next);
  }

  private EventRevision withContent(StoredEvent copy, EventContent content) {
    return copy.revise().content(content, times.start(content), times.end(content));
  }

  private void save(Mailbox mailbox, EventRevision next) {
    long position = store.next();
    StoredEvent saved =
        store.save(mailbox, next.version(position, clock.now()).logged(position, true).done());
    subscriptions.tell(mailbox.id(), saved, ChangeType.UPDATED);
  }

  private static void hide(Mailbox mailbox, EventDraft draft) {
    if (draft.hideAttendees) {
      String own = mailbox.owner().key();
      draft.attendees =
          draft.attendees.stream().filter(one -> one.emailAddress().key().equals(own)).toList();
    }
  }
}

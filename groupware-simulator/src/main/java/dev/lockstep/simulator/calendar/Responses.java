package dev.lockstep.simulator.calendar;

import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.event.Attendee;
import dev.lockstep.simulator.event.EmailAddress;
import dev.lockstep.simulator.event.EventDraft;
import dev.lockstep.simulator.event.FreeBusyStatus;
import dev.lockstep.simulator.event.ResponseStatus;
import dev.lockstep.simulator.event.ResponseType;
import dev.lockstep.simulator.event.TimeSlot;
import dev.lockstep.simulator.mail.Meetings;
import dev.lockstep.simulator.notification.ChangeType;
import dev.lockstep.simulator.notification.Subscriptions;
import dev.lockstep.simulator.store.CalendarFolder;
import dev.lockstep.simulator.store.EventRevision;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.Mailbox;
import dev.lockstep.simulator.store.Store;
import dev.lockstep.simulator.store.StoredEvent;
import dev.lockstep.simulator.time.SimulatorClock;
import java.util.List;
import java.util.Optional;

/** What an attendee, or the organizer, does with a meeting apart from editing it. */
public final class Responses {
  private final Store store;
  private final EventLookup lookup;
  private final EventWrites writes;
  private final Meetings meetings;
  private final Subscriptions subscriptions;
  private final SimulatorClock clock;

  /** Actions on the meetings of that store. */
  public Responses(
      Store store,
      EventLookup lookup,
      EventWrites writes,
      Meetings meetings,
      Subscriptions subscriptions,
      SimulatorClock clock) {
    this.store = store;
    this.lookup = lookup;
    this.writes = writes;
    this.meetings = meetings;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /**
   * An answer to an invitation.
   *
   * @param send whether the organizer is told
   * @param proposal the time that would suit better
   */
  public record Answer(
      ResponseType type, Optional<String> comment, boolean send, Optional<TimeSlot> proposal) {}

  /**
   * Answers an invitation; a declined item leaves the calendar.
   *
   * @throws GraphException 400 if the owner is the organizer or may not propose a time
   */
  public void answer(Mailbox mailbox, Optional<CalendarFolder> calendar, String id, Answer answer) {
    ResponseStatus status = new ResponseStatus(answer.type(), clock.now());
    EventView answered =
        mailbox.writing(
            () -> {
              EventView view = lookup.event(mailbox, calendar, id);
              check(view, answer);
              keep(mailbox, view, status);
              return view;
            });
    if (answer.send()) {
      StoredEvent event = answered.item();
      meetings.answered(mailbox, event, answer.type().wire(), answer.comment());
      store
          .find(event.organizer().key())
          .ifPresent(organizer -> tally(organizer, event, mailbox.owner(), status, answer));
    }
  }

  /**
   * Cancels a meeting, or one occurrence of it.
   *
   * @throws GraphException 400 if the owner is not the organizer
   */
  public void cancel(
      Mailbox mailbox, Optional<CalendarFolder> calendar, String id, Optional<String> comment) {
    if (!lookup.event(mailbox, calendar, id).item().isOrganizer()) {
      throw GraphException.invalidRequest(
          "Your request can't be completed. You need to be an organizer to cancel a meeting.");
    }
    writes.delete(mailbox, calendar, id, Optional.empty(), comment);
  }

  /** Forwards a meeting to others. */
  public void forward(
      Mailbox mailbox,
      Optional<CalendarFolder> calendar,
      String id,
      List<EmailAddress> recipients,
      Optional<String> comment) {
    if (recipients.isEmpty()) {
      throw new GraphException(
          400, "ErrorInvalidRecipients", "At least one recipient isn't valid.");
    }
    meetings.forwarded(mailbox, lookup.event(mailbox, calendar, id).item(), recipients, comment);
  }

  private static void check(EventView view, Answer answer) {
    if (view.item().isOrganizer()) {
      throw GraphException.invalidRequest(
          "Your request can't be completed. You can't respond to this meeting because you're the"
              + " meeting organizer.");
    }
    if (answer.proposal().isPresent()
        && (!answer.send() || !view.content().allowNewTimeProposals())) {
      throw GraphException.invalidRequest(
          "A new time can be proposed only if the response is sent and the organizer allows new"
              + " time proposals.");
    }
  }

  private void keep(Mailbox mailbox, EventView view, ResponseStatus status) {
    boolean declined = status.response() == ResponseType.DECLINED;
    if (view.isInstance() && declined) {
      save(mailbox, view.item().revise().cancelledDay(view.day().orElseThrow()));
    } else if (declined) {
      store.remove(mailbox, view.item());
      subscriptions.tell(mailbox.id(), view.item(), ChangeType.DELETED);
    } else if (!view.isInstance()) {
      EventDraft draft = new EventDraft(view.content());
      draft.showAs =
          status.response() == ResponseType.ACCEPTED
              ? FreeBusyStatus.BUSY
              : FreeBusyStatus.TENTATIVE;
      save(
          mailbox,
          view.item()
              .revise()
              .content(draft.content(), view.startSecond(), view.endSecond())
              .response(status));
    }
  }

  /** The organizer's copy counts the answers; that changes it, and is no edit by anybody. */
  private void tally(
      Mailbox organizer,
      StoredEvent event,
      EmailAddress attendee,
      ResponseStatus status,
      Answer answer) {
    organizer.writing(
        () -> {
          organizer
              .byUid(event.uid())
              .filter(StoredEvent::isOrganizer)
              .ifPresent(
                  own -> {
                    EventDraft draft = new EventDraft(own.content());
                    draft.attendees =
                        draft.attendees.stream()
                            .map(
                                one ->
                                    one.emailAddress().key().equals(attendee.key())
                                        ? new Attendee(
                                            one.type(),
                                            status,
                                            one.emailAddress(),
                                            answer.proposal().orElse(null))
                                        : one)
                            .toList();
                    save(
                        organizer,
                        own.revise().content(draft.content(), own.startSecond(), own.endSecond()));
                  });
          return organizer;
        });
  }

  private void save(Mailbox mailbox, EventRevision next) {
    long position = store.next();
    StoredEvent saved =
        store.save(mailbox, next.version(position, clock.now()).logged(position, true).done());
    subscriptions.tell(mailbox.id(), saved, ChangeType.UPDATED);
  }
}

package dev.lockstep.simulator.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.event.EventContent;
import dev.lockstep.simulator.event.EventDraft;
import dev.lockstep.simulator.event.Property;
import dev.lockstep.simulator.event.ResponseStatus;
import dev.lockstep.simulator.mail.Meetings;
import dev.lockstep.simulator.notification.ChangeType;
import dev.lockstep.simulator.notification.Subscriptions;
import dev.lockstep.simulator.recurrence.EventTimes;
import dev.lockstep.simulator.resource.EventReader;
import dev.lockstep.simulator.resource.EventRules;
import dev.lockstep.simulator.resource.ExtensionJson;
import dev.lockstep.simulator.resource.JsonValues;
import dev.lockstep.simulator.store.CalendarFolder;
import dev.lockstep.simulator.store.EventRevision;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.Mailbox;
import dev.lockstep.simulator.store.Store;
import dev.lockstep.simulator.store.StoredEvent;
import dev.lockstep.simulator.store.Versions;
import dev.lockstep.simulator.time.SimulatorClock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Creates, changes and deletes events. */
public final class EventWrites {
  private final Store store;
  private final EventLookup lookup;
  private final SeriesWrites series;
  private final EventReader reader;
  private final EventRules rules;
  private final EventTimes times;
  private final Meetings meetings;
  private final Subscriptions subscriptions;
  private final SimulatorClock clock;

  /** Writes into that store. */
  public EventWrites(
      Store store,
      EventLookup lookup,
      SeriesWrites series,
      EventReader reader,
      EventRules rules,
      EventTimes times,
      Meetings meetings,
      Subscriptions subscriptions,
      SimulatorClock clock) {
    this.store = store;
    this.lookup = lookup;
    this.series = series;
    this.reader = reader;
    this.rules = rules;
    this.times = times;
    this.meetings = meetings;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /** What a POST led to; known: the event was there already, by its transactionId. */
  public record Created(EventView event, boolean known) {}

  /** Creates an event; a transactionId that is known makes no second one. */
  public Created create(Mailbox mailbox, CalendarFolder calendar, JsonNode body) {
    EventDraft draft = new EventDraft();
    reader.apply(body, draft);
    draft.extensions = ExtensionJson.readAll(body.path("extensions"));
    EventContent content = rules.check(draft, mailbox.settings().onlineMeetings());
    Optional<String> transactionId =
        JsonValues.text("transactionId", body.path("transactionId")).filter(id -> !id.isEmpty());
    Created created =
        mailbox.writing(
            () ->
                transactionId
                    .flatMap(mailbox::byTransaction)
                    .map(known -> new Created(EventView.of(mailbox.id(), known), true))
                    .orElseGet(
                        () ->
                            new Created(insert(mailbox, calendar, content, transactionId), false)));
    if (!created.known()) {
      meetings.created(mailbox, created.event().item());
    }
    return created;
  }

  /**
   * Changes what the body names.
   *
   * @throws GraphException 400, 404 or 412; then nothing is changed
   */
  public EventView update(
      Mailbox mailbox,
      Optional<CalendarFolder> calendar,
      String id,
      JsonNode body,
      Optional<String> ifMatch) {
    if (body.has("transactionId")) {
      throw GraphException.invalidRequest(
          "The transactionId of an event can be set only when it is created.");
    }
    Change change =
        change(mailbox, calendar, id, ifMatch, (view, draft) -> reader.apply(body, draft));
    if (change.after().changeNumber() != change.before().changeNumber()) {
      meetings.changed(mailbox, change.before(), change.after());
    }
    return change.shown();
  }

  /**
   * Changes what belongs to an event and is no property of it: attachments, open extensions. Nobody
   * is mailed; the next update takes attachments along.
   *
   * @param edit gets the event as it is and the draft of what it becomes
   * @throws GraphException 400, 404 or 412; then nothing is changed
   */
  public EventView append(
      Mailbox mailbox,
      Optional<CalendarFolder> calendar,
      String id,
      Optional<String> ifMatch,
      BiConsumer<EventView, EventDraft> edit) {
    return change(mailbox, calendar, id, ifMatch, edit).shown();
  }

  private record Change(StoredEvent before, StoredEvent after, EventView shown) {}

  private Change change(
      Mailbox mailbox,
      Optional<CalendarFolder> calendar,
      String id,
      Optional<String> ifMatch,
      BiConsumer<EventView, EventDraft> edit) {
    return mailbox.writing(
        () -> {
          EventView view = lookup.event(mailbox, calendar, id);
          match(view, ifMatch);
          EventDraft draft = new EventDraft(view.content());
          edit.accept(view, draft);
          if (view.isInstance()) {
            draft.recurrence = null;
          }
          EventContent content = rules.check(draft, mailbox.settings().onlineMeetings());
          StoredEvent before = view.item();
          if (content.equals(view.content())) {
            return new Change(before, before, view);
          }
          EventRevision next = revise(view, content);
          Set<Property> changed = EventContent.changed(view.content(), content);
          // Documented: change tracking is not supported for open extensions.
          boolean unlogged = changed.equals(EnumSet.of(Property.EXTENSIONS));
          StoredEvent after = save(mailbox, unlogged ? next.unlogged() : next);
          EventView shown =
              view.isInstance() ? lookup.event(mailbox, id) : EventView.of(mailbox.id(), after);
          return new Change(before, after, shown);
        });
  }

  /**
   * Deletes an event, or takes an occurrence out of its series; the organizer's meeting is
   * cancelled with that comment.
   *
   * @throws GraphException 400, 404 or 412; then nothing is changed
   */
  public void delete(
      Mailbox mailbox,
      Optional<CalendarFolder> calendar,
      String id,
      Optional<String> ifMatch,
      Optional<String> comment) {
    EventView gone =
        mailbox.writing(
            () -> {
              EventView view = lookup.event(mailbox, calendar, id);
              match(view, ifMatch);
              if (view.isInstance()) {
                StoredEvent after = store.save(mailbox, series.without(view));
                subscriptions.tell(mailbox.id(), after, ChangeType.UPDATED);
                return view;
              }
              store.remove(mailbox, view.item());
              subscriptions.tell(mailbox.id(), view.item(), ChangeType.DELETED);
              return view;
            });
    Optional<StoredEvent> left = mailbox.event(gone.item().number());
    if (left.isPresent()) {
      meetings.occurrenceCancelled(mailbox, left.get(), gone.content(), comment);
    } else {
      meetings.cancelled(mailbox, gone.item(), comment);
    }
  }

  /** Gives an item a new version without changing its content, as if somebody had opened it. */
  public void touch(Mailbox mailbox, String id) {
    mailbox.writing(
        () -> {
          long position = store.next();
          return save(
              mailbox,
              lookup
                  .event(mailbox, id)
                  .item()
                  .revise()
                  .version(position, clock.now())
                  .logged(position, true));
        });
  }

  /** Reports an item again in the next delta round, unchanged, so many times. */
  public void replay(Mailbox mailbox, String id, int times) {
    mailbox.writing(
        () -> {
          StoredEvent item = lookup.event(mailbox, id).item();
          for (int i = 1; i < times; i++) {
            store.repeat(mailbox, item);
          }
          return store.save(mailbox, item.revise().logged(store.next(), true).done());
        });
  }

  /** Moves an item to another calendar of its mailbox; its classic id changes. */
  public StoredEvent move(Mailbox mailbox, String id, CalendarFolder target) {
    return mailbox.writing(
        () -> {
          StoredEvent before = lookup.event(mailbox, id).item();
          long position = store.next();
          StoredEvent after =
              store.save(
                  mailbox,
                  before
                      .revise()
                      .calendar(target.number())
                      .version(position, clock.now())
                      .logged(position, true)
                      .done());
          subscriptions.tell(mailbox.id(), before, ChangeType.DELETED);
          subscriptions.tell(mailbox.id(), after, ChangeType.CREATED, ChangeType.UPDATED);
          return after;
        });
  }

  private EventView insert(
      Mailbox mailbox,
      CalendarFolder calendar,
      EventContent content,
      Optional<String> transactionId) {
    long position = store.next();
    Instant now = clock.now();
    StoredEvent event =
        store.save(
            mailbox,
            new StoredEvent(
                store.next(),
                calendar.number(),
                position,
                position,
                position,
                now,
                now,
                UUID.randomUUID(),
                transactionId.orElse(null),
                mailbox.owner(),
                true,
                ResponseStatus.ORGANIZER,
                false,
                0,
                times.start(content),
                times.end(content),
                content,
                List.of(),
                List.of()));
    subscriptions.tell(mailbox.id(), event, ChangeType.CREATED, ChangeType.UPDATED);
    return EventView.of(mailbox.id(), event);
  }

  private EventRevision revise(EventView view, EventContent content) {
    return view.isInstance()
        ? series.withException(view, content)
        : series.kept(view.item(), content);
  }

  private StoredEvent save(Mailbox mailbox, EventRevision next) {
    StoredEvent after = store.save(mailbox, next.done());
    subscriptions.tell(mailbox.id(), after, ChangeType.UPDATED);
    return after;
  }

  private static void match(EventView view, Optional<String> ifMatch) {
    if (ifMatch.isEmpty() || ifMatch.get().equals("*")) {
      return;
    }
    String current = Versions.etag(view.mailbox(), view.changeNumber());
    for (String etag : ifMatch.get().split(",", -1)) {
      if (etag.strip().equals(current) || ("W/" + etag.strip()).equals(current)) {
        return;
      }
    }
    throw GraphException.conflict();
  }
}

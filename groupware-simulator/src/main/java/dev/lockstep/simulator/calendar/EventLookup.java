package dev.lockstep.simulator.calendar;

import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.recurrence.SeriesExpander;
import dev.lockstep.simulator.store.CalendarFolder;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.ItemId;
import dev.lockstep.simulator.store.Mailbox;
import dev.lockstep.simulator.store.StoredEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds events by their ids and by their time. */
public final class EventLookup {
  /** No calendar view is longer than this. */
  public static final long MAX_DAYS = 1825;

  private final SeriesExpander expander;

  /** A lookup that expands series with that expander. */
  public EventLookup(SeriesExpander expander) {
    this.expander = expander;
  }

  /**
   * The event of that id, classic or immutable.
   *
   * @throws GraphException 400 if the id is none of this mailbox's, 404 if there is no such event
   */
  public EventView event(Mailbox mailbox, String id) {
    ItemId parsed =
        ItemId.parse(id)
            .filter(one -> one.kind() != ItemId.Kind.CALENDAR)
            .filter(one -> one.mailbox().equals(mailbox.id()))
            .orElseThrow(GraphException::malformedId);
    StoredEvent item =
        mailbox
            .event(parsed.item())
            .filter(
                found ->
                    parsed.kind() == ItemId.Kind.IMMUTABLE || found.calendar() == parsed.calendar())
            .orElseThrow(GraphException::itemNotFound);
    return parsed.day().isEmpty()
        ? EventView.of(mailbox.id(), item)
        : expander
            .on(mailbox.id(), item, parsed.day().getAsLong())
            .orElseThrow(GraphException::itemNotFound);
  }

  /**
   * The event of that id in a calendar.
   *
   * @throws GraphException 404 if it is in another one
   */
  public EventView event(Mailbox mailbox, Optional<CalendarFolder> calendar, String id) {
    EventView view = event(mailbox, id);
    if (calendar.filter(folder -> folder.number() != view.item().calendar()).isPresent()) {
      throw GraphException.itemNotFound();
    }
    return view;
  }

  /**
   * The calendar of that id.
   *
   * @throws GraphException 400 or 404, as for events
   */
  public CalendarFolder calendar(Mailbox mailbox, String id) {
    ItemId parsed =
        ItemId.parse(id)
            .filter(one -> one.kind() == ItemId.Kind.CALENDAR)
            .filter(one -> one.mailbox().equals(mailbox.id()))
            .orElseThrow(GraphException::malformedId);
    return mailbox.calendar(parsed.calendar()).orElseThrow(GraphException::itemNotFound);
  }

  /** Single events and masters of a calendar that fulfil a condition, in the order of creation. */
  public List<EventView> list(
      Mailbox mailbox, CalendarFolder calendar, Predicate<StoredEvent> condition) {
    List<EventView> found = new ArrayList<>();
    for (StoredEvent item : mailbox.events()) {
      if (item.calendar() == calendar.number() && condition.test(item)) {
        found.add(EventView.of(mailbox.id(), item));
      }
    }
    return found;
  }

  /** Single events, occurrences and exceptions that lie in a window, by their start. */
  public List<EventView> view(Mailbox mailbox, CalendarFolder calendar, TimeWindow window) {
    window.check(MAX_DAYS);
    List<EventView> found = new ArrayList<>();
    for (StoredEvent item : mailbox.events()) {
      if (item.calendar() == calendar.number()) {
        found.addAll(visible(mailbox, item, window));
      }
    }
    found.sort(Comparator.comparingLong(EventView::startSecond));
    return found;
  }

  /**
   * What of an item lies in a window: itself, or instances of it. A series that its organizer has
   * cancelled has none left.
   */
  public List<EventView> visible(Mailbox mailbox, StoredEvent item, TimeWindow window) {
    boolean vanished = item.isSeries() && item.isCancelled();
    if (vanished || !item.mayOverlap(window.from(), window.to())) {
      return List.of();
    }
    return item.isSeries()
        ? expander.between(mailbox.id(), item, window.from(), window.to())
        : List.of(EventView.of(mailbox.id(), item));
  }

  /** The exceptions of a series. */
  public List<EventView> exceptions(EventView master) {
    return expander.exceptions(master.mailbox(), master.item());
  }
}

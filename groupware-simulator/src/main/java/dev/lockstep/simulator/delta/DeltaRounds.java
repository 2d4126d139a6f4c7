package dev.lockstep.simulator.delta;

import dev.lockstep.simulator.calendar.EventLookup;
import dev.lockstep.simulator.calendar.TimeWindow;
import dev.lockstep.simulator.delta.DeltaToken.Place;
import dev.lockstep.simulator.event.EventType;
import dev.lockstep.simulator.profile.Profile;
import dev.lockstep.simulator.profile.ProfileSwitch;
import dev.lockstep.simulator.store.ChangeLog;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.Mailbox;
import dev.lockstep.simulator.store.SeriesException;
import dev.lockstep.simulator.store.StoredEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The rounds of change tracking. A first round lists what lies in the window; each later one what
 * has changed since, and as removed what is gone or lies outside. A series is never split between
 * pages.
 */
public final class DeltaRounds {
  private final EventLookup lookup;
  private final ProfileSwitch profile;

  /** Rounds over what that lookup finds. */
  public DeltaRounds(EventLookup lookup, ProfileSwitch profile) {
    this.lookup = lookup;
    this.profile = profile;
  }

  /** The first page of the first round. */
  public DeltaPage start(Mailbox mailbox, DeltaScope scope, TimeWindow window, int pageSize) {
    DeltaToken token =
        new DeltaToken(
            mailbox.id(),
            mailbox.deltaGeneration(),
            scope,
            window,
            new Place.First(mailbox.changes().head(), 0));
    return resume(mailbox, token, pageSize);
  }

  /** The page that follows a token. */
  public DeltaPage resume(Mailbox mailbox, DeltaToken token, int pageSize) {
    DeltaToken here =
        token.place() instanceof Place.Between between ? token.at(begin(mailbox, between)) : token;
    if (mailbox.takeEmptyPage()) {
      return new DeltaPage(List.of(), false, here);
    }
    return switch (here.place()) {
      case Place.First first -> first(mailbox, here, first, pageSize);
      case Place.Later later -> later(mailbox, here, later, pageSize);
      case Place.Between between -> new DeltaPage(List.of(), true, here);
    };
  }

  /** With a delay of n rounds only what was seen n rounds ago is told now. */
  private Place begin(Mailbox mailbox, Place.Between between) {
    int delay = profile.now().visibilityDelay();
    long head = mailbox.changes().head();
    List<Long> heads = new ArrayList<>(between.seenHeads());
    heads.add(head);
    long upTo = between.known();
    while (heads.size() > delay) {
      upTo = heads.removeFirst();
    }
    return new Place.Later(between.known(), between.known(), upTo, heads);
  }

  private DeltaPage first(Mailbox mailbox, DeltaToken token, Place.First place, int pageSize) {
    List<DeltaItem> items = new ArrayList<>();
    long lastItem = place.lastItem();
    Iterator<StoredEvent> rest = mailbox.eventsAfter(lastItem).iterator();
    while (rest.hasNext()) {
      StoredEvent event = rest.next();
      if (token.scope().holds(event.number(), event.calendar())) {
        List<DeltaItem> group = listed(mailbox, event, token, 0);
        if (!items.isEmpty() && items.size() + group.size() > pageSize) {
          return new DeltaPage(items, false, token.at(new Place.First(place.upTo(), lastItem)));
        }
        items.addAll(group);
      }
      lastItem = event.number();
    }
    return new DeltaPage(items, true, token.at(new Place.Between(place.upTo(), List.of())));
  }

  private DeltaPage later(Mailbox mailbox, DeltaToken token, Place.Later place, int pageSize) {
    List<DeltaItem> items = new ArrayList<>();
    long position = place.position();
    for (Map.Entry<Long, ChangeLog.Entry> change :
        mailbox.changes().between(position, place.upTo())) {
      if (token.scope().holds(change.getValue().item(), change.getValue().calendar())) {
        List<DeltaItem> group = changed(mailbox, change.getValue(), token, place.since());
        if (!items.isEmpty() && items.size() + group.size() > pageSize) {
          Place next = new Place.Later(place.since(), position, place.upTo(), place.seenHeads());
          return new DeltaPage(items, false, token.at(next));
        }
        items.addAll(group);
      }
      position = change.getKey();
    }
    return new DeltaPage(items, true, token.at(new Place.Between(place.upTo(), place.seenHeads())));
  }

  private List<DeltaItem> changed(
      Mailbox mailbox, ChangeLog.Entry entry, DeltaToken token, long since) {
    List<DeltaItem> group =
        mailbox
            .event(entry.item())
            .filter(event -> event.calendar() == entry.calendar())
            .map(event -> listed(mailbox, event, token, since))
            .orElse(List.of());
    boolean nothingToTell = group.isEmpty() && visible(mailbox, entry, token.window());
    return group.isEmpty() && !nothingToTell
        ? List.of(new DeltaItem.Removed(mailbox.id(), entry.calendar(), entry.item()))
        : group;
  }

  private boolean visible(Mailbox mailbox, ChangeLog.Entry entry, TimeWindow window) {
    return mailbox
        .event(entry.item())
        .filter(event -> event.calendar() == entry.calendar())
        .filter(event -> !lookup.visible(mailbox, event, window).isEmpty())
        .isPresent();
  }

  /** What is told of an item: all of it, or of a series what has changed since. */
  private List<DeltaItem> listed(Mailbox mailbox, StoredEvent event, DeltaToken token, long since) {
    TimeWindow window = token.window();
    if (window.equals(TimeWindow.ALWAYS)) {
      return List.of(new DeltaItem.Sparse(EventView.of(mailbox.id(), event)));
    }
    Profile now = profile.now();
    if (event.isSeries() && event.isCancelled()) {
      // Its occurrences vanish without a word of each.
      return now.deltaMaster() == Profile.DeltaMaster.INCLUDED
          ? List.of(new DeltaItem.Full(EventView.of(mailbox.id(), event)))
          : List.of();
    }
    List<EventView> views = lookup.visible(mailbox, event, window);
    if (views.isEmpty()) {
      return List.of();
    }
    if (!event.isSeries()) {
      return List.of(new DeltaItem.Full(views.getFirst()));
    }
    List<DeltaItem> items = new ArrayList<>();
    if (now.deltaMaster() == Profile.DeltaMaster.INCLUDED && token.scope().series().isEmpty()) {
      items.add(new DeltaItem.Full(EventView.of(mailbox.id(), event)));
    }
    boolean all = event.fullSequence() > since;
    for (EventView view : views) {
      boolean exception = view.type() == EventType.EXCEPTION;
      if (all || (exception && changedSince(event, view, since))) {
        boolean full = exception && now.deltaException() == Profile.DeltaException.FULL;
        items.add(full ? new DeltaItem.Full(view) : new DeltaItem.Sparse(view));
      }
    }
    return items;
  }

  private static boolean changedSince(StoredEvent event, EventView view, long since) {
    return event
        .exception(view.day().orElseThrow())
        .map(SeriesException::sequence)
        .filter(sequence -> sequence > since)
        .isPresent();
  }
}

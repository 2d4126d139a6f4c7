package dev.lockstep.simulator.calendar;

import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.event.Attendee;
import dev.lockstep.simulator.event.EventContent;
import dev.lockstep.simulator.event.EventDraft;
import dev.lockstep.simulator.event.Property;
import dev.lockstep.simulator.event.ResponseStatus;
import dev.lockstep.simulator.profile.Profile;
import dev.lockstep.simulator.profile.ProfileSwitch;
import dev.lockstep.simulator.recurrence.EventTimes;
import dev.lockstep.simulator.recurrence.SeriesExpander;
import dev.lockstep.simulator.store.EventRevision;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.SeriesException;
import dev.lockstep.simulator.store.Store;
import dev.lockstep.simulator.store.StoredEvent;
import dev.lockstep.simulator.time.SimulatorClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The next state of a single event or series, and of a series one of whose instances changes. */
public final class SeriesWrites {
  private static final Set<Property> SHAPE =
      EnumSet.of(Property.RECURRENCE, Property.START, Property.END, Property.ALL_DAY);

  private final Store store;
  private final SeriesExpander expander;
  private final EventTimes times;
  private final ProfileSwitch profile;
  private final SimulatorClock clock;

  /** Next states, numbered by that store. */
  public SeriesWrites(
      Store store,
      SeriesExpander expander,
      EventTimes times,
      ProfileSwitch profile,
      SimulatorClock clock) {
    this.store = store;
    this.expander = expander;
    this.times = times;
    this.profile = profile;
    this.clock = clock;
  }

  /** A single event or series with another content; the profile decides about exceptions. */
  EventRevision kept(StoredEvent before, EventContent wanted) {
    boolean reshaped =
        EventContent.changed(before.content(), wanted).stream().anyMatch(SHAPE::contains);
    EventContent content = reshaped && before.isOrganizer() ? unanswered(wanted) : wanted;
    long position = store.next();
    EventRevision next =
        before
            .revise()
            .content(content, times.start(content), times.end(content))
            .version(position, clock.now())
            .logged(position, true);
    if (!before.isSeries() || !reshaped) {
      return next;
    }
    boolean drop =
        content.recurrence() == null
            || profile.now().patternChange() == Profile.PatternChange.DROP_EXCEPTIONS;
    if (drop) {
      return next.series(List.of(), List.of());
    }
    StoredEvent reshapedSeries = next.done();
    return next.series(
        before.exceptions().stream()
            .filter(one -> expander.falls(reshapedSeries, one.day()))
            .toList(),
        before.cancelledDays().stream()
            .filter(day -> expander.falls(reshapedSeries, day))
            .toList());
  }

  /**
   * A series with another content on one day.
   *
   * @throws GraphException 400 if the instance would move to or past its neighbour's day
   */
  EventRevision withException(EventView instance, EventContent content) {
    StoredEvent master = instance.item();
    long day = instance.day().orElseThrow();
    Set<Property> changed = EventContent.changed(instance.content(), content);
    if (changed.contains(Property.START)) {
      boundaries(instance, content);
    }
    Optional<SeriesException> before = master.exception(day);
    Set<Property> own = EnumSet.copyOf(changed);
    before.ifPresent(old -> own.addAll(old.own()));
    long position = store.next();
    Instant now = clock.now();
    SeriesException exception =
        new SeriesException(
            day,
            content,
            own,
            position,
            position,
            before.map(SeriesException::created).orElse(now),
            now);
    return master.revise().exception(exception).version(position, now).logged(position, false);
  }

  /** A series without one of its instances. */
  StoredEvent without(EventView instance) {
    boolean shown = profile.now().deletedOccurrence() == Profile.DeletedOccurrence.MASTER;
    long position = store.next();
    EventRevision next =
        instance
            .item()
            .revise()
            .cancelledDay(instance.day().orElseThrow())
            .version(position, clock.now());
    return shown ? next.logged(position, false).done() : next.done();
  }

  /** Answers were given for another time. */
  private static EventContent unanswered(EventContent content) {
    EventDraft draft = new EventDraft(content);
    draft.attendees =
        draft.attendees.stream()
            .map(one -> new Attendee(one.type(), ResponseStatus.NONE, one.emailAddress(), null))
            .toList();
    return draft.content();
  }

  private void boundaries(EventView instance, EventContent content) {
    StoredEvent master = instance.item();
    LocalDate here = expander.startDate(master, content);
    long day = instance.day().orElseThrow();
    for (EventView neighbour : expander.neighbours(instance.mailbox(), master, day)) {
      LocalDate there = expander.startDate(master, neighbour.content());
      boolean before = neighbour.day().orElseThrow() < day;
      if (before ? !here.isAfter(there) : !here.isBefore(there)) {
        throw new GraphException(
            400,
            "ErrorOccurrenceCrossingBoundary",
            "Modified occurrence is crossing or overlapping adjacent occurrence.");
      }
    }
  }
}

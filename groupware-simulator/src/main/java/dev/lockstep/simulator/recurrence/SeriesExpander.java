package dev.lockstep.simulator.recurrence;

import dev.lockstep.simulator.event.DateTimeTimeZone;
import dev.lockstep.simulator.event.EventContent;
import dev.lockstep.simulator.event.EventDraft;
import dev.lockstep.simulator.event.EventType;
import dev.lockstep.simulator.event.PatternedRecurrence;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.SeriesException;
import dev.lockstep.simulator.store.StoredEvent;
import dev.lockstep.simulator.time.TimeZones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the occurrences and exceptions of a series. Dates and wall time are those of the
 * recurrence's zone; only at the end does a local start become a point in time.
 */
public final class SeriesExpander {
  /** No calendar is searched farther back than this for the neighbour of an occurrence. */
  private static final int NEIGHBOUR_YEARS = 30;

  private final TimeZones zones;
  private final EventTimes times;

  /** An expander that knows those zones. */
  public SeriesExpander(TimeZones zones) {
    this.zones = zones;
    this.times = new EventTimes(zones);
  }

  private record Frame(
      PatternedRecurrence recurrence, ZoneId zone, LocalDateTime start, Duration length) {}

  /** The instances that lie at least in part between two points in time, by their start. */
  public List<EventView> between(UUID mailbox, StoredEvent master, long from, long to) {
    Frame frame = frame(master);
    long days = frame.length().toDays() + 2;
    LocalDate first = date(Math.max(from, master.startSecond()), frame.zone()).minusDays(days);
    LocalDate last = date(to, frame.zone()).plusDays(1);
    List<EventView> found = new ArrayList<>();
    for (LocalDate day : SeriesDays.between(frame.recurrence(), frame.start(), first, last)) {
      long number = day.toEpochDay();
      if (!master.cancelledDays().contains(number) && master.exception(number).isEmpty()) {
        found.add(occurrence(mailbox, master, frame, number));
      }
    }
    for (SeriesException exception : master.exceptions()) {
      found.add(exception(mailbox, master, frame, exception));
    }
    found.removeIf(view -> !view.overlaps(from, to));
    found.sort(Comparator.comparingLong(EventView::startSecond));
    return found;
  }

  /** All exceptions of a series. */
  public List<EventView> exceptions(UUID mailbox, StoredEvent master) {
    if (!master.isSeries()) {
      return List.of();
    }
    Frame frame = frame(master);
    return master.exceptions().stream()
        .map(exception -> exception(mailbox, master, frame, exception))
        .toList();
  }

  /** The instance whose original start is on that day, unless it was taken out. */
  public Optional<EventView> on(UUID mailbox, StoredEvent master, long day) {
    if (!master.isSeries() || master.cancelledDays().contains(day)) {
      return Optional.empty();
    }
    Frame frame = frame(master);
    Optional<SeriesException> exception = master.exception(day);
    if (exception.isPresent()) {
      return Optional.of(exception(mailbox, master, frame, exception.get()));
    }
    return isDay(frame, day)
        ? Optional.of(occurrence(mailbox, master, frame, day))
        : Optional.empty();
  }

  /** Whether the pattern has an occurrence on that day. */
  public boolean falls(StoredEvent master, long day) {
    return master.isSeries() && isDay(frame(master), day);
  }

  /** The local date, in the series' zone, on which an instance really begins. */
  public LocalDate startDate(StoredEvent master, EventContent instance) {
    return date(times.start(instance), frame(master).zone());
  }

  /** The instances just before and just after one, by the pattern, without those taken out. */
  public List<EventView> neighbours(UUID mailbox, StoredEvent master, long day) {
    Frame frame = frame(master);
    LocalDate here = LocalDate.ofEpochDay(day);
    List<EventView> found = new ArrayList<>();
    List<LocalDate> before =
        SeriesDays.between(
            frame.recurrence(), frame.start(), here.minusYears(NEIGHBOUR_YEARS), here.minusDays(1));
    for (int i = before.size() - 1; i >= 0 && found.isEmpty(); i--) {
      on(mailbox, master, before.get(i).toEpochDay()).ifPresent(found::add);
    }
    int known = found.size();
    LocalDate from = here.plusDays(1);
    for (int years = 1; years <= NEIGHBOUR_YEARS && found.size() == known; years *= 5) {
      for (LocalDate next :
          SeriesDays.between(frame.recurrence(), frame.start(), from, here.plusYears(years))) {
        Optional<EventView> view = on(mailbox, master, next.toEpochDay());
        if (view.isPresent()) {
          found.add(view.get());
          return found;
        }
      }
    }
    return found;
  }

  private EventView occurrence(UUID mailbox, StoredEvent master, Frame frame, long day) {
    EventContent content = plain(master, frame, day);
    return view(mailbox, master, EventType.OCCURRENCE, content, frame, day, null);
  }

  private EventView exception(
      UUID mailbox, StoredEvent master, Frame frame, SeriesException exception) {
    EventDraft draft = new EventDraft(exception.content());
    draft.inherit(plain(master, frame, exception.day()), exception.own());
    EventContent content = draft.content();
    return view(mailbox, master, EventType.EXCEPTION, content, frame, exception.day(), exception);
  }

  private EventView view(
      UUID mailbox,
      StoredEvent master,
      EventType type,
      EventContent content,
      Frame frame,
      long day,
      @Nullable SeriesException exception) {
    return new EventView(
        mailbox,
        master,
        type,
        content,
        OptionalLong.of(day),
        local(frame, day).atZone(frame.zone()).toInstant(),
        exception == null ? master.changeNumber() : exception.changeNumber(),
        exception == null ? master.created() : exception.created(),
        exception == null ? master.modified() : exception.modified(),
        times.start(content),
        times.end(content));
  }

  /** What the occurrence of a day is like as long as nobody changes it. */
  private EventContent plain(StoredEvent master, Frame frame, long day) {
    EventContent series = master.content();
    LocalDateTime start = local(frame, day);
    EventDraft draft = new EventDraft(series);
    draft.recurrence = null;
    draft.start = in(series.start().timeZone(), start, frame.zone());
    draft.end = in(series.end().timeZone(), start.plus(frame.length()), frame.zone());
    return draft.content();
  }

  private DateTimeTimeZone in(String name, LocalDateTime local, ZoneId zone) {
    ZoneId wanted = zones.zone(name);
    return new DateTimeTimeZone(
        wanted.equals(zone)
            ? local
            : local.atZone(zone).withZoneSameInstant(wanted).toLocalDateTime(),
        name);
  }

  private static LocalDateTime local(Frame frame, long day) {
    return LocalDate.ofEpochDay(day).atTime(frame.start().toLocalTime());
  }

  private Frame frame(StoredEvent master) {
    PatternedRecurrence recurrence = master.content().recurrence();
    if (recurrence == null) {
      throw new IllegalArgumentException("item " + master.number() + " is no series");
    }
    ZoneId zone = zones.zone(recurrence.range().recurrenceTimeZone());
    LocalDateTime start = localIn(master.content().start(), zone);
    LocalDateTime end = localIn(master.content().end(), zone);
    return new Frame(recurrence, zone, start, Duration.between(start, end));
  }

  private LocalDateTime localIn(DateTimeTimeZone value, ZoneId zone) {
    ZoneId own = zones.zone(value.timeZone());
    return own.equals(zone)
        ? value.dateTime()
        : value.dateTime().atZone(own).withZoneSameInstant(zone).toLocalDateTime();
  }

  private static boolean isDay(Frame frame, long day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return !SeriesDays.between(frame.recurrence(), frame.start(), date, date).isEmpty();
  }

  private static LocalDate date(long second, ZoneId zone) {
    return Instant.ofEpochSecond(second).atZone(zone).toLocalDate();
  }
}

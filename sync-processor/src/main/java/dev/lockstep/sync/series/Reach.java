package dev.lockstep.sync.series;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.recurrence.expansion.Window;
import dev.lockstep.model.series.Series;
import dev.lockstep.model.series.Series.Occurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How far a series is looked at. An occurrence is inside by its date, or because it was moved
 * there; which ones were handed on before is not kept one by one, but follows from that.
 *
 * @param from the first date inside the horizon now; what ended before does not matter any more
 * @param since the first date of which occurrences are handed on
 * @param until the first date of which none are, unless it was moved
 * @param moved dates before or after whose occurrences were handed on, because they were moved, or
 *     were before a cap came between
 */
record Reach(LocalDate from, LocalDate since, LocalDate until, SortedSet<LocalDate> moved) {

  static Reach of(Optional<SeriesView> before, Series series, SeriesHorizon horizon, Instant at) {
    ZoneId zone = series.zone();
    LocalDate from = horizon.from(at, zone);
    LocalDate since = before.map(SeriesView::since).filter(from::isAfter).orElse(from);
    SortedSet<LocalDate> moved = before.map(SeriesView::moved).orElseGet(TreeSet::new);
    Optional<LocalDate> capped = horizon.end(series, at);
    if (capped.isPresent()) {
      return new Reach(from, since, capped.get(), withKnown(before, capped.get(), moved));
    }
    LocalDate until = horizon.until(at, zone);
    return new Reach(
        from, since, before.map(SeriesView::until).filter(until::isBefore).orElse(until), moved);
  }

  /** What was handed on before there was a cap, or before so many of the series were in the way. */
  private static SortedSet<LocalDate> withKnown(
      Optional<SeriesView> before, LocalDate until, SortedSet<LocalDate> moved) {
    if (before.filter(view -> until.isBefore(view.until())).isEmpty()) {
      return moved;
    }
    SeriesView view = before.get();
    TreeSet<LocalDate> known = new TreeSet<>(moved);
    Window beyond = new Window(until, view.until(), Integer.MAX_VALUE);
    view.shown().series().within(beyond).forEach(one -> known.add(one.date()));
    return known;
  }

  /** The occurrences that the appointments know of. */
  SortedMap<LocalDate, Appointment> known(SeriesView view) {
    return occurrences(
        view.shown().series(), view.since(), view.until(), date -> view.moved().contains(date));
  }

  /** The occurrences that are to be known. */
  SortedMap<LocalDate, Appointment> inside(Series series) {
    return occurrences(series, since, until, date -> isMovedInside(series, date));
  }

  /** The occurrences that have come in since the series was last looked at. */
  SortedMap<LocalDate, Appointment> comeIn(SeriesView view) {
    Series series = view.shown().series();
    LocalDate first = since.isBefore(view.since()) ? since : view.until();
    SortedMap<LocalDate, Appointment> found =
        occurrences(series, first, until, date -> isMovedInside(series, date));
    found.keySet().removeIf(view::isKnown);
    return found;
  }

  private boolean isMovedInside(Series series, LocalDate date) {
    return moved.contains(date) || series.occurrence(date).filter(this::isInside).isPresent();
  }

  private boolean isInside(Appointment occurrence) {
    return occurrence.timing().firstDay().isBefore(until) && reaches(occurrence);
  }

  /** Those of the dates from one to another, and of dates outside that were moved. */
  private SortedMap<LocalDate, Appointment> occurrences(
      Series series, LocalDate first, LocalDate end, Predicate<LocalDate> isMoved) {
    // what ended before the horizon does not matter, unless it was moved
    LocalDate reaching = from.minusDays(series.daysAfterFirst());
    LocalDate begin = reaching.isAfter(first) ? reaching : first;
    SortedMap<LocalDate, Appointment> found = new TreeMap<>();
    if (begin.isBefore(end)) {
      for (Occurrence one : series.within(new Window(begin, end, Integer.MAX_VALUE))) {
        found.put(one.date(), one.content());
      }
    }
    for (LocalDateTime originalStart : series.recurrence().overrides().keySet()) {
      LocalDate date = originalStart.toLocalDate();
      boolean isOutside = date.isBefore(begin) || !date.isBefore(end);
      boolean isBetween = !date.isBefore(first) && date.isBefore(end);
      if (isOutside && (isBetween || isMoved.test(date))) {
        series.occurrence(date).ifPresent(content -> found.put(date, content));
      }
    }
    for (LocalDate date : moved) {
      if (!found.containsKey(date) && isMoved.test(date)) {
        series.occurrence(date).ifPresent(content -> found.put(date, content));
      }
    }
    return found;
  }

  /** Whether anything of it is inside the horizon, as it was or as it is. */
  boolean matters(LocalDate date, Optional<Appointment> then, Optional<Appointment> now) {
    return !date.isBefore(from)
        || then.filter(this::reaches).isPresent()
        || now.filter(this::reaches).isPresent();
  }

  private boolean reaches(Appointment occurrence) {
    return !lastDay(occurrence.timing()).isBefore(from);
  }

  private static LocalDate lastDay(Timing timing) {
    return switch (timing) {
      case Timing.AllDay days -> days.end().minusDays(1);
      case Timing.Timed timed ->
          timed.end().toLocalTime().equals(LocalTime.MIDNIGHT) && timed.end().isAfter(timed.start())
              ? timed.end().toLocalDate().minusDays(1)
              : timed.end().toLocalDate();
    };
  }

  /** What is known after the series was looked at so far. */
  SeriesView view(SeriesObserved shown) {
    Series series = shown.series();
    TreeSet<LocalDate> outside = new TreeSet<>();
    for (LocalDateTime originalStart : series.recurrence().overrides().keySet()) {
      LocalDate date = originalStart.toLocalDate();
      boolean isOutside = date.isBefore(since) || !date.isBefore(until);
      if (isOutside && isMovedInside(series, date)) {
        outside.add(date);
      }
    }
    // one that follows its rule again is known still, as long as it lies ahead
    moved.stream()
        .filter(date -> !date.isBefore(until) && series.occurrence(date).isPresent())
        .forEach(outside::add);
    return new SeriesView(
        shown.anew(new TreeSet<>()),
        since,
        until,
        outside,
        next(series, outside),
        ZoneClock.of(series.zone(), from, until));
  }

  /** The same view, with the zone data of today if they have changed. */
  SeriesView retimed(SeriesView view) {
    return view.clock().isUpToDate()
        ? view
        : new SeriesView(
            view.shown(),
            view.since(),
            view.until(),
            view.moved(),
            view.next(),
            ZoneClock.of(view.clock().zone(), from, until));
  }

  /** The day on which the horizon reaches the next one: by its date, or where it was moved. */
  private Optional<LocalDate> next(Series series, SortedSet<LocalDate> known) {
    Stream<LocalDate> moved =
        series.recurrence().overrides().keySet().stream()
            .map(LocalDateTime::toLocalDate)
            .filter(date -> !date.isBefore(until) && !known.contains(date))
            .flatMap(date -> series.occurrence(date).stream())
            .map(occurrence -> occurrence.timing().firstDay());
    return Stream.concat(series.nextRuled(until).stream(), moved).min(Comparator.naturalOrder());
  }
}

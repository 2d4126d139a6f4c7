package dev.lockstep.sync.series;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareChange.EventAbsent;
import dev.lockstep.model.groupware.GroupwareChange.EventObserved;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.series.LastModified;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.model.series.OccurrenceVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Hands on what changed of the occurrences of one series in one mailbox: those that differ from
 * what was handed on before, and no others. What is beyond the horizon is handed on when the
 * horizon has reached it; what has left it is left as it is.
 *
 * <p>A function of what was shown before, what is shown now, and the time at which that was
 * published.
 */
public final class FanOut {

  private final SeriesHorizon horizon;
  private final OccurrenceDigest digests;

  /** A fan-out within this horizon. */
  public FanOut(SeriesHorizon horizon, OccurrenceDigest digests) {
    this.horizon = horizon;
    this.digests = digests;
  }

  /** What the mailbox shows of one occurrence: that it is so, or that it is gone. */
  public record Handed(LocalDate date, GroupwareChange change) {}

  /**
   * What came of it.
   *
   * @param view what is known of the series now; empty if nothing is any more
   * @param handed by date
   */
  public record Step(Optional<SeriesView> view, List<Handed> handed, Tally tally) {
    public Step {
      handed = List.copyOf(handed);
    }
  }

  /** The mailbox shows the series. */
  public Step shown(Optional<SeriesView> before, SeriesObserved now, Instant at) {
    Reach reach = Reach.of(before, now.series(), horizon, at);
    SortedMap<LocalDate, Appointment> then = before.map(reach::known).orElseGet(TreeMap::new);
    SortedMap<LocalDate, Appointment> present = reach.inside(now.series());
    Optional<LastModified> modified = before.flatMap(view -> view.shown().modified());
    boolean sameFrame = before.filter(view -> isSameFrame(view.shown(), now)).isPresent();

    List<Handed> handed = new ArrayList<>();
    Tally tally = Tally.NONE;
    for (LocalDate date : dates(then, present)) {
      Optional<Appointment> old =
          Optional.ofNullable(then.get(date)).or(() -> before.flatMap(view -> view.known(date)));
      Optional<Appointment> current =
          Optional.ofNullable(present.get(date)).or(() -> now.series().occurrence(date));
      if (!reach.matters(date, old, current)) {
        continue;
      }
      if (current.isEmpty()) {
        handed.add(gone(date, now));
        tally = tally.plusGone();
      } else if (old.isEmpty()) {
        handed.add(there(date, now, current.get(), modified));
        tally = tally.plusAdded();
      } else if (!sameFrame
          || !old.get().equals(current.get())
          || before.filter(view -> hidesAlike(date, view.shown(), now)).isEmpty()) {
        handed.add(there(date, now, current.get(), modified));
        tally = tally.plusChanged();
      } else if (now.anew().contains(date)) {
        handed.add(there(date, now, current.get(), modified));
      }
    }
    return new Step(Optional.of(reach.view(now)), handed, tally);
  }

  /**
   * The horizon has moved on with time, or the zone data have changed. What was inside is as it
   * was, so only what has come in is looked at.
   */
  public Step rolled(SeriesView view, Instant at) {
    SeriesObserved shown = view.shown();
    Reach reach = Reach.of(Optional.of(view), shown.series(), horizon, at);
    boolean reachesMore = view.next().filter(next -> next.isBefore(reach.until())).isPresent();
    if (!reachesMore) {
      return new Step(Optional.of(reach.retimed(view)), List.of(), Tally.NONE);
    }
    List<Handed> handed = new ArrayList<>();
    Tally tally = Tally.NONE;
    for (var occurrence : reach.comeIn(view).entrySet()) {
      LocalDate date = occurrence.getKey();
      if (reach.matters(date, Optional.empty(), Optional.of(occurrence.getValue()))) {
        handed.add(there(date, shown, occurrence.getValue(), Optional.empty()));
        tally = tally.plusAdded();
      }
    }
    return new Step(Optional.of(reach.view(shown)), handed, tally);
  }

  /**
   * What the mailbox shows of the series now is not understood: until it is again, nobody knows
   * what the horizon reaches.
   */
  public Step paused(SeriesView view) {
    return new Step(Optional.of(view.paused()), List.of(), Tally.NONE);
  }

  /**
   * What is said of a series that has more occurrences inside the horizon than may be, and is not
   * to be carried in part; empty if it may be carried.
   */
  Optional<String> refusal(SeriesObserved now, Instant at) {
    return horizon
        .cap()
        .filter(cap -> !cap.carries() && horizon.isExceeded(now.series(), at))
        .map(
            cap ->
                "a series of more than "
                    + cap.most()
                    + " occurrences inside the horizon (sync.series.most)");
  }

  /** Where a series ends that is carried in part; empty if all inside the horizon is. */
  Optional<String> end(SeriesObserved now, Instant at) {
    return horizon
        .end(now.series(), at)
        .map(end -> "carried are those before " + end + " (sync.series.most)");
  }

  /** What differed from the series and went with its old pattern. */
  OldExceptions oldExceptions(SeriesView before, SeriesObserved now, Instant at) {
    return OldExceptions.of(before, now.series(), horizon.from(at, now.series().zone()));
  }

  /**
   * How many occurrences that lie ahead take place at another instant than when the series was last
   * looked at, because the zone data have changed. Their wall times are what they were.
   */
  public int retimed(SeriesView view, Instant at) {
    if (view.clock().isUpToDate()) {
      return 0;
    }
    Reach reach = Reach.of(Optional.of(view), view.shown().series(), horizon, at);
    ZoneClock now = ZoneClock.of(view.clock().zone(), reach.from(), reach.until());
    int retimed = 0;
    for (Appointment occurrence : reach.known(view).values()) {
      if (occurrence.timing() instanceof Timing.Timed timed
          && timed.zone().equals(now.zone())
          && timed.start().toLocalDate().isBefore(view.until())
          && !now.instantOf(timed.end()).isBefore(at)
          && !(now.instantOf(timed.start()).equals(view.clock().instantOf(timed.start()))
              && now.instantOf(timed.end()).equals(view.clock().instantOf(timed.end())))) {
        retimed++;
      }
    }
    return retimed;
  }

  /** The series is no more: it was deleted, or is a single event now. */
  public Step ended(SeriesView view, Instant at) {
    SeriesObserved shown = view.shown();
    Reach reach = Reach.of(Optional.of(view), shown.series(), horizon, at);
    List<Handed> handed = new ArrayList<>();
    Tally tally = Tally.NONE;
    for (var occurrence : reach.known(view).entrySet()) {
      LocalDate date = occurrence.getKey();
      if (reach.matters(date, Optional.of(occurrence.getValue()), Optional.empty())) {
        handed.add(gone(date, shown));
        tally = tally.plusGone();
      }
    }
    return new Step(Optional.empty(), handed, tally);
  }

  private static SortedSet<LocalDate> dates(
      SortedMap<LocalDate, Appointment> then, SortedMap<LocalDate, Appointment> now) {
    TreeSet<LocalDate> dates = new TreeSet<>(then.keySet());
    dates.addAll(now.keySet());
    return dates;
  }

  /** Whether all but the series itself is as it was. */
  private static boolean isSameFrame(SeriesObserved one, SeriesObserved other) {
    return one.event().equals(other.event())
        && one.organizer().equals(other.organizer())
        && one.organized() == other.organized()
        && one.cancelled() == other.cancelled();
  }

  /** Who is not shown would be mailed all the same. */
  private static boolean hidesAlike(LocalDate date, SeriesObserved one, SeriesObserved other) {
    return one.hidesParticipantsOf(date) == other.hidesParticipantsOf(date);
  }

  private Handed there(
      LocalDate date,
      SeriesObserved shown,
      Appointment content,
      Optional<LastModified> modifiedBefore) {
    OccurrenceVersion version =
        new OccurrenceVersion(
            digests.of(content, shown.hidesParticipantsOf(date)), shown.version());
    return new Handed(
        date,
        new EventObserved(
            shown.event(),
            shown.iCalUId(),
            version.toString(),
            shown.organizer(),
            shown.organized(),
            shown.cancelled(),
            content,
            shown.reductionsOf(date),
            shown.modified().map(modified -> modified.of(date, modifiedBefore)),
            Optional.empty()));
  }

  private static Handed gone(LocalDate date, SeriesObserved shown) {
    return new Handed(date, new EventAbsent(shown.event(), Absence.DELETED));
  }
}

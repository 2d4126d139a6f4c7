package dev.lockstep.groupware.sink;

import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.Reading;
import dev.lockstep.groupware.event.SeriesMapping;
import dev.lockstep.groupware.event.SeriesReading;
import dev.lockstep.groupware.sink.OccurrenceStep.Done;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareCommand.DeleteEvent;
import dev.lockstep.model.groupware.GroupwareCommand.UpdateEvent;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.series.LastModified;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.model.series.OccurrenceVersion;
import dev.lockstep.model.series.Series;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a command about an occurrence came to, and what its series is since: both are published, for
 * nobody else may show what the command made or found.
 */
final class OccurrenceOutcome {

  private final EventMapping events;
  private final SeriesMapping series;
  private final OccurrenceDigest digests;

  OccurrenceOutcome(EventMapping events, SeriesMapping series, OccurrenceDigest digests) {
    this.events = events;
    this.series = series;
    this.digests = digests;
  }

  /** The date of the occurrence that a command is about. */
  static LocalDate date(GroupwareCommand command) {
    return command.id().appointment().occurrence().orElseThrow();
  }

  /**
   * What a write made of the occurrence, and of its series. In the fields that it did not write,
   * somebody may have changed the series between the reading and the writing, and whether the etag
   * of an exception says so is not known (graph.md, trap 50): that is left for the capture to show.
   */
  Done written(UpdateEvent update, SeriesReading.Meant seen, GraphEvent instance) {
    LocalDate date = date(update);
    Optional<Reading.Meant> now = series.occurrence(instance, seen.shown());
    // a write that opens the occurrence, or closes it, shows or hides all of it
    Optional<Appointment> found =
        seen.shown()
            .series()
            .occurrence(date)
            .filter(it -> now.filter(meant -> isAsVisible(it, meant.content())).isPresent());
    Appointment stored =
        now.map(Reading.Meant::content)
            .map(it -> found.map(then -> Field.apply(then, update.changed(), then, it)).orElse(it))
            .orElse(update.wanted().content());
    SeriesObserved after =
        after(
            update,
            seen,
            seen.shown().series().withOccurrence(date, stored),
            modified(update, seen, instance));
    SeriesObserved shown =
        now.filter(_ -> found.isEmpty())
            .map(it -> after.withReductionsOf(date, it.reductions()))
            .orElse(after);
    return new Done(written(update, shown, stored, false), Optional.of(shown));
  }

  private static boolean isAsVisible(Appointment one, Appointment other) {
    return one.visibility() == other.visibility();
  }

  /** Its write has modified the occurrence, and made it an exception if it was none. */
  private static Optional<LastModified> modified(
      UpdateEvent update, SeriesReading.Meant seen, GraphEvent instance) {
    return seen.shown()
        .modified()
        .map(
            before ->
                instance
                    .modified()
                    .map(at -> before.withException(date(update), at))
                    .orElse(before));
  }

  /** The occurrence was so before anything was written. */
  Done already(UpdateEvent update, SeriesObserved shown, Appointment content) {
    return new Done(written(update, shown, content, true), Optional.of(shown));
  }

  private GroupwareResult written(
      UpdateEvent update, SeriesObserved shown, Appointment stored, boolean already) {
    boolean hides = shown.hidesParticipantsOf(date(update));
    return new GroupwareResult.Written(
        update.id(),
        shown.event(),
        shown.iCalUId(),
        new OccurrenceVersion(digests.of(stored, hides), shown.version()).toString(),
        stored,
        already,
        Optional.empty(),
        hides,
        shown.modified().map(modified -> modified.of(date(update), Optional.empty())));
  }

  /** The series as it was found, with what the command did to it. */
  private static SeriesObserved after(
      GroupwareCommand command,
      SeriesReading.Meant seen,
      Series changed,
      Optional<LastModified> modified) {
    return seen.shown()
        .with(seen.version() + "+" + command.id().sequence(), changed, new TreeSet<>(), modified);
  }

  /** The occurrence was cancelled. */
  Done deleted(GroupwareCommand command, SeriesReading.Meant seen) {
    LocalDate date = date(command);
    return new Done(
        new GroupwareResult.Deleted(command.id(), false),
        Optional.of(
            after(
                command,
                seen,
                seen.shown().series().without(date),
                seen.shown().modified().map(at -> at.without(date)))));
  }

  /** There is nothing to write any more. */
  Done gone(GroupwareCommand command, String words, Optional<SeriesObserved> shown) {
    return command instanceof DeleteEvent
        ? new Done(new GroupwareResult.Deleted(command.id(), true), shown)
        : new Done(new GroupwareResult.Conflict(command.id(), words), shown);
  }

  /**
   * The occurrence is not what the command is based on any more. If all that it was to change is so
   * all the same, an earlier attempt wrote that.
   */
  Done moved(GroupwareCommand command, SeriesObserved shown, Appointment content) {
    Optional<Appointment> stored =
        command instanceof UpdateEvent update
                && events.shows(content, shown.organizer(), update.wanted(), update.changed())
            ? Optional.of(content)
            : Optional.empty();
    return conflict(
        command,
        new GroupwareResult.Conflict(
            command.id(), "somebody changed the occurrence since it was read", stored),
        Optional.of(shown));
  }

  /** The command's author decides anew by what is shown, even if nothing else of it changes. */
  Done conflict(GroupwareCommand command, String words, Optional<SeriesObserved> shown) {
    return conflict(command, new GroupwareResult.Conflict(command.id(), words), shown);
  }

  private static Done conflict(
      GroupwareCommand command, GroupwareResult.Conflict conflict, Optional<SeriesObserved> shown) {
    return new Done(
        conflict,
        shown.map(
            it ->
                it.with(
                    it.version() + "+" + command.id().sequence(),
                    it.series(),
                    new TreeSet<>(Set.of(date(command))),
                    it.modified())));
  }

  /** It cannot be written, and trying again would not help. */
  Done rejected(GroupwareCommand command, String words) {
    return new Done(
        new GroupwareResult.Rejected(command.id(), Reason.REJECTED, words), Optional.empty());
  }
}

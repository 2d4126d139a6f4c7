package dev.lockstep.groupware.sink;

import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.groupware.calendar.EventType;
import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphSeries;
import dev.lockstep.groupware.calendar.Window;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.Reading;
import dev.lockstep.groupware.event.SeriesMapping;
import dev.lockstep.groupware.event.SeriesReading;
import dev.lockstep.groupware.sink.OccurrenceStep.Again;
import dev.lockstep.groupware.sink.OccurrenceStep.Ask;
import dev.lockstep.groupware.sink.OccurrenceStep.Done;
import dev.lockstep.groupware.sink.OccurrenceStep.Progress;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareCommand.CreateEvent;
import dev.lockstep.model.groupware.GroupwareCommand.DeleteEvent;
import dev.lockstep.model.groupware.GroupwareCommand.UpdateEvent;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.model.series.OccurrenceVersion;
import dev.lockstep.model.series.Series;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a command about one occurrence of a series is carried out, and what Graph's answers mean for
 * it. Pure, as {@link SinkDecision} is.
 *
 * <p>Graph gives an occurrence no version of its own that the command's author could have seen. So
 * the command is based on what the occurrence was ({@link OccurrenceVersion}): the series is read
 * and compared, then the occurrence is read for its etag, and written on condition of that. It may
 * be begun anew at any point, and ends in the same state of the mailbox.
 */
public final class OccurrenceDecision {

  /** How often somebody may be quicker before the command is given back. */
  private static final int RACES_MOST = 5;

  private static final String CROSSING = "ErrorOccurrenceCrossingBoundary";

  private final EventMapping events;
  private final SeriesMapping series;
  private final OccurrenceDigest digests;
  private final OccurrenceOutcome outcomes;

  /** Decisions by these mappings. */
  public OccurrenceDecision(EventMapping events, SeriesMapping series, OccurrenceDigest digests) {
    this.events = events;
    this.series = series;
    this.digests = digests;
    this.outcomes = new OccurrenceOutcome(events, series, digests);
  }

  /** Whether a command is about an occurrence of a series, and not about an event of its own. */
  public static boolean isAbout(GroupwareCommand command) {
    return base(command).isPresent() && command.id().appointment().occurrence().isPresent();
  }

  private static Optional<OccurrenceVersion> base(GroupwareCommand command) {
    return switch (command) {
      case CreateEvent _ -> Optional.empty();
      case UpdateEvent update -> OccurrenceVersion.parse(update.base());
      case DeleteEvent delete -> OccurrenceVersion.parse(delete.base());
    };
  }

  /** The master of the series that a command is about. */
  public static EventRef master(GroupwareCommand command) {
    return switch (command) {
      case CreateEvent create -> throw new IllegalArgumentException(create.id().toString());
      case UpdateEvent update -> update.event();
      case DeleteEvent delete -> delete.event();
    };
  }

  /** What to do first, or once more. */
  public OccurrenceStep first(GroupwareCommand command, int races) {
    return new Ask(new Request.ReadSeries(master(command).id()), new Progress.Looking(), races);
  }

  /** What to do after an answer. */
  public OccurrenceStep next(GroupwareCommand command, Ask asked, Answer answer) {
    if (answer instanceof Answer.Failed(GraphError error)) {
      return failed(command, asked, error);
    }
    return switch (asked.progress()) {
      case Progress.Looking() -> looked(command, asked, answer.asSeries(), Optional.empty());
      case Progress.Verifying(GraphEvent instance) ->
          looked(command, asked, answer.asSeries(), Optional.of(instance));
      case Progress.Finding(var seen) -> found(command, asked, seen, answer);
      case Progress.Reading(var seen) -> read(command, asked, seen, answer.asEvent());
      case Progress.Changing(var seen) ->
          update(command).changed().contains(Field.PARTICIPANTS)
              ? changeParticipants(update(command), asked, seen, answer.asEvent())
              : outcomes.written(update(command), seen, answer.asEvent());
      case Progress.ChangingParticipants(var seen) ->
          outcomes.written(update(command), seen, answer.asEvent());
      case Progress.Deleting(var seen) -> outcomes.deleted(command, seen);
      case Progress.Checking(var seen, String etag) ->
          answer.asEvent().etag().equals(etag)
              ? outcomes.rejected(command, SinkDecision.UNFOUNDED)
              : tooLate(command, Optional.of(seen));
    };
  }

  private OccurrenceStep failed(GroupwareCommand command, Ask asked, GraphError error) {
    return switch (error) {
      case GraphError.Throttled _, GraphError.Transient _ -> new Again(asked.races());
      case GraphError.NotFound _ when asked.progress().known().isEmpty() ->
          outcomes.gone(command, "the series is gone", Optional.empty());
      // whether it is gone is for the series to say
      case GraphError.NotFound _ when asked.progress() instanceof Progress.Checking ->
          new Again(asked.races());
      // the series lists it again and again
      case GraphError.NotFound _ when asked.races() >= RACES_MOST ->
          outcomes.rejected(command, error.words());
      case GraphError.NotFound _, GraphError.Conflict _ -> raced(command, asked);
      case GraphError.Refused refused when refused.code().equals(CROSSING) ->
          outcomes.rejected(
              command,
              "an occurrence cannot be moved to or past the day of its neighbour in the series");
      case GraphError.Refused _, GraphError.Denied _, GraphError.DeltaTokenDead _ ->
          outcomes.rejected(command, error.words());
    };
  }

  private OccurrenceStep raced(GroupwareCommand command, Ask asked) {
    if (asked.races() < RACES_MOST) {
      return new Again(asked.races() + 1);
    }
    Optional<SeriesReading.Meant> seen = asked.progress().known();
    return switch (asked.request()) {
      case Request.Change(String id, String etag, EventPatch _) when seen.isPresent() ->
          checking(id, etag, seen.get(), asked);
      case Request.Delete(String id, String etag) when seen.isPresent() ->
          checking(id, etag, seen.get(), asked);
      default -> tooLate(command, seen);
    };
  }

  private static Ask checking(String id, String etag, SeriesReading.Meant seen, Ask asked) {
    return new Ask(new Request.Read(id), new Progress.Checking(seen, etag), asked.races());
  }

  private OccurrenceStep tooLate(GroupwareCommand command, Optional<SeriesReading.Meant> seen) {
    return outcomes.conflict(
        command,
        "somebody writes the series at the same time",
        seen.map(SeriesReading.Meant::shown));
  }

  /**
   * The series was read.
   *
   * @param instance the occurrence, if its etag is known already; the series was read after it
   */
  private OccurrenceStep looked(
      GroupwareCommand command, Ask asked, GraphSeries graph, Optional<GraphEvent> instance) {
    if (graph.master().type() != EventType.SERIES_MASTER) {
      return outcomes.gone(command, "the series is a single event now", Optional.empty());
    }
    return switch (series.read(graph, command.mailbox())) {
      case SeriesReading.NotMeant not ->
          new Done(
              new GroupwareResult.Rejected(command.id(), not.reason(), not.words()),
              Optional.empty());
      case SeriesReading.Meant seen -> looked(command, asked, seen, instance);
    };
  }

  private OccurrenceStep looked(
      GroupwareCommand command,
      Ask asked,
      SeriesReading.Meant seen,
      Optional<GraphEvent> instance) {
    LocalDate date = OccurrenceOutcome.date(command);
    Optional<Appointment> occurrence = seen.shown().series().occurrence(date);
    if (occurrence.isEmpty()) {
      return outcomes.gone(command, "the occurrence is gone", Optional.of(seen.shown()));
    }
    Appointment content = occurrence.get();
    if (command instanceof UpdateEvent update
        && events.shows(content, seen.shown().organizer(), update.wanted())) {
      return outcomes.already(update, seen.shown(), content);
    }
    String digest = base(command).map(OccurrenceVersion::digest).orElseThrow();
    if (!digests.of(content, seen.shown().hidesParticipantsOf(date)).equals(digest)) {
      return outcomes.moved(command, seen.shown(), content);
    }
    if (instance.isPresent()) {
      return write(command, asked, seen, instance.get());
    }
    String exception = seen.exceptions().get(date);
    return exception == null
        ? new Ask(
            new Request.Instances(master(command).id(), around(date)),
            new Progress.Finding(seen),
            asked.races())
        : new Ask(new Request.Read(exception), new Progress.Reading(seen), asked.races());
  }

  /** A window in which this day lies, whatever the zone. */
  private static Window around(LocalDate date) {
    return new Window(
        date.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
        date.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private OccurrenceStep found(
      GroupwareCommand command, Ask asked, SeriesReading.Meant seen, Answer answer) {
    Series of = seen.shown().series();
    Optional<GraphEvent> instance =
        answer.asInstances().stream()
            .filter(one -> one.originalStart().isPresent())
            .filter(one -> series.date(one, of).equals(OccurrenceOutcome.date(command)))
            .findFirst();
    if (instance.isPresent()) {
      return new Ask(
          new Request.Read(instance.get().id()), new Progress.Reading(seen), asked.races());
    }
    return asked.races() < RACES_MOST
        ? new Again(asked.races() + 1)
        : outcomes.rejected(
            command, "Graph lists no occurrence of " + OccurrenceOutcome.date(command));
  }

  private OccurrenceStep read(
      GroupwareCommand command, Ask asked, SeriesReading.Meant seen, GraphEvent instance) {
    LocalDate date = OccurrenceOutcome.date(command);
    Optional<Appointment> expected = seen.shown().series().occurrence(date);
    boolean hides = seen.shown().hidesParticipantsOf(date);
    return series
            .occurrence(instance, seen.shown())
            .filter(now -> now.hidesParticipants() == hides)
            .map(Reading.Meant::content)
            .equals(expected)
        ? write(command, asked, seen, instance)
        : new Ask(
            new Request.ReadSeries(master(command).id()),
            new Progress.Verifying(instance),
            asked.races());
  }

  private OccurrenceStep write(
      GroupwareCommand command, Ask asked, SeriesReading.Meant seen, GraphEvent instance) {
    return switch (command) {
      case CreateEvent create -> throw new IllegalArgumentException(create.id().toString());
      case DeleteEvent _ ->
          new Ask(
              new Request.Delete(instance.id(), instance.etag()),
              new Progress.Deleting(seen),
              asked.races());
      case UpdateEvent update -> {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        fields.addAll(update.changed());
        fields.remove(Field.PARTICIPANTS);
        EventPatch patch = events.fields(update.wanted(), fields, seen.shown().series().zone());
        yield patch.isEmpty()
            ? changeParticipants(update, asked, seen, instance)
            : new Ask(
                new Request.Change(instance.id(), instance.etag(), patch),
                new Progress.Changing(seen),
                asked.races());
      }
    };
  }

  private OccurrenceStep changeParticipants(
      UpdateEvent update, Ask asked, SeriesReading.Meant seen, GraphEvent present) {
    return new Ask(
        new Request.Change(
            present.id(), present.etag(), events.participants(update.wanted(), present)),
        new Progress.ChangingParticipants(seen),
        asked.races());
  }

  private static UpdateEvent update(GroupwareCommand command) {
    if (command instanceof UpdateEvent update) {
      return update;
    }
    throw new IllegalStateException("nothing is changed by " + command.id());
  }
}

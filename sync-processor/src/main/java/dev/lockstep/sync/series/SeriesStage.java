package dev.lockstep.sync.series;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareChange.EventAbsent;
import dev.lockstep.model.groupware.GroupwareChange.EventClaimed;
import dev.lockstep.model.groupware.GroupwareChange.EventNotRepresentable;
import dev.lockstep.model.groupware.GroupwareChange.EventObserved;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.recurrence.text.RruleWriter;
import dev.lockstep.sync.core.Input;
import dev.lockstep.sync.series.FanOut.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a change in a mailbox means for the occurrences of a series, if it is about one. It stands
 * before the decision core: pure, and with no state but the view that it is given and gives back.
 */
public final class SeriesStage {

  private static final String LEFT = "its occurrences are left as they are";

  private final FanOut fanOut;

  /** A stage with this fan-out. */
  public SeriesStage(FanOut fanOut) {
    this.fanOut = fanOut;
  }

  /**
   * What came of a change.
   *
   * @param words for people, to be said in the decision of the series
   */
  public record Outcome(Step step, String words) {

    /** What the appointment of the series itself is told of the change. */
    public Input told(GroupwareChange change) {
      return new Input.OfSeries(change, !step.tally().isNone(), words);
    }
  }

  /**
   * What a change counts as: a series that is not carried, because it has too many occurrences, as
   * one that cannot be synchronized.
   */
  public GroupwareChange admitted(GroupwareChange change, Instant at) {
    return change instanceof SeriesObserved series
        ? fanOut
            .refusal(series, at)
            .<GroupwareChange>map(
                words ->
                    new EventNotRepresentable(
                        series.event(),
                        series.iCalUId(),
                        series.version(),
                        Reason.TOO_MANY_OCCURRENCES,
                        series.series().content().subject(),
                        words))
            .orElse(change)
        : change;
  }

  /**
   * Takes a change that was published under the key of a single event or of a series.
   *
   * @param view what the mailbox showed of the series before; empty if it showed none
   * @param claimed the appointment to which the copies in all mailboxes belong, if it is another
   * @return empty if it is not about a series
   */
  public Optional<Outcome> take(
      Optional<SeriesView> view,
      GroupwareChange change,
      Optional<AppointmentKey> claimed,
      Instant at) {
    if (change instanceof SeriesObserved series) {
      return Optional.of(shown(view, series, claimed, at));
    }
    return change instanceof GroupwareChange.OfEvent of
        ? view.filter(before -> before.shown().event().equals(of.event()))
            .flatMap(before -> noLonger(before, of, at))
        : Optional.empty();
  }

  private Outcome shown(
      Optional<SeriesView> view,
      SeriesObserved series,
      Optional<AppointmentKey> claimed,
      Instant at) {
    if (claimed.isPresent() && !series.organized()) {
      return unchanged(view, "a copy of a series that belongs to " + claimed.get());
    }
    if (view.filter(known -> !known.shown().event().equals(series.event())).isPresent()) {
      return unchanged(
          view, "another series in " + series.event().mailbox() + " than the one that is known");
    }
    Step step = fanOut.shown(view, series, at);
    return new Outcome(
        step,
        "a series ("
            + RruleWriter.write(series.series().recurrence().rule())
            + " in "
            + series.series().zone()
            + "): "
            + step.tally().words()
            + view.flatMap(known -> fanOut.oldExceptions(known, series, at).words())
                .map(words -> "; " + words)
                .orElse("")
            + view.flatMap(known -> retimed(known, step, at)).map(words -> "; " + words).orElse("")
            + fanOut.end(series, at).map(words -> "; " + words).orElse(""));
  }

  private Optional<Outcome> noLonger(SeriesView known, GroupwareChange.OfEvent change, Instant at) {
    return switch (change) {
      case EventObserved _ -> {
        Step step = fanOut.ended(known, at);
        yield Optional.of(
            new Outcome(step, "a series before, now a single event: " + step.tally().words()));
      }
      case EventAbsent absent when absent.absence() == Absence.DELETED -> {
        Step step = fanOut.ended(known, at);
        yield Optional.of(
            new Outcome(step, "the series is deleted in groupware: " + step.tally().words()));
      }
      case EventAbsent _ -> Optional.of(unchanged(Optional.of(known), LEFT));
      case EventNotRepresentable _ -> Optional.of(new Outcome(fanOut.paused(known), LEFT));
      case EventClaimed _, SeriesObserved _ -> Optional.empty();
    };
  }

  private static Outcome unchanged(Optional<SeriesView> view, String words) {
    return new Outcome(new Step(view, List.of(), Tally.NONE), words);
  }

  /**
   * What came of time going on.
   *
   * @param words about the series, for people: that zone data have changed, and what that means;
   *     empty if there is nothing to say
   */
  public record Rolled(Step step, Optional<String> words) {

    /** What the appointment of the series itself is told; empty if there is nothing to say. */
    public Optional<Input> told(SeriesView before) {
      return words.map(said -> new Input.OfSeries(before.shown(), true, said));
    }
  }

  /** The horizon has moved on with time, or the JDK has been updated and brought new zone data. */
  public Rolled roll(SeriesView view, Instant at) {
    Step step = fanOut.rolled(view, at);
    return new Rolled(step, retimed(view, step, at));
  }

  private Optional<String> retimed(SeriesView before, Step step, Instant at) {
    int retimed = fanOut.retimed(before, at);
    return retimed == 0
        ? Optional.empty()
        : step.view().map(SeriesView::clock).map(now -> retimed(retimed, before.clock(), now));
  }

  private static String retimed(int number, ZoneClock before, ZoneClock now) {
    return "new zone data of "
        + now.zone()
        + " ("
        + before.version()
        + ", now "
        + now.version()
        + "): "
        + (number == 1 ? "1 occurrence takes" : number + " occurrences take")
        + " place at another instant; wall times stay, and nothing is written";
  }
}

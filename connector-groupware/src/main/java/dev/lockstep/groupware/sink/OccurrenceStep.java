package dev.lockstep.groupware.sink;

import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.event.SeriesReading;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.groupware.GroupwareResult;
import java.util.Optional;

/** What is to be done next for a command about one occurrence of a series. */
public sealed interface OccurrenceStep {

  /** How far a command has come, and what it found on its way. */
  sealed interface Progress {

    /** The series as it was read on the way; empty while it is being read. */
    default Optional<SeriesReading.Meant> known() {
      return switch (this) {
        case Looking _, Verifying _ -> Optional.empty();
        case Finding(var seen) -> Optional.of(seen);
        case Reading(var seen) -> Optional.of(seen);
        case Changing(var seen) -> Optional.of(seen);
        case ChangingParticipants(var seen) -> Optional.of(seen);
        case Deleting(var seen) -> Optional.of(seen);
        case Checking(var seen, String _) -> Optional.of(seen);
      };
    }

    /** The series is read: is the occurrence as the command's author saw it? */
    record Looking() implements Progress {}

    /** Graph's id of the occurrence is asked for. */
    record Finding(SeriesReading.Meant seen) implements Progress {}

    /** The occurrence is read as an event of its own, for its etag. */
    record Reading(SeriesReading.Meant seen) implements Progress {}

    /** The series is read once more, because the occurrence looked otherwise than in the series. */
    record Verifying(GraphEvent instance) implements Progress {}

    /** Its fields are being changed. */
    record Changing(SeriesReading.Meant seen) implements Progress {}

    /** Its participants are being changed. */
    record ChangingParticipants(SeriesReading.Meant seen) implements Progress {}

    /** It is being deleted. */
    record Deleting(SeriesReading.Meant seen) implements Progress {}

    /**
     * It is read once more, because its write was refused as late too often: has anybody been
     * quicker at all?
     *
     * @param etag that the refused write was based on
     */
    record Checking(SeriesReading.Meant seen, String etag) implements Progress {}
  }

  /**
   * Send a request and tell the answer.
   *
   * @param races how often the command was begun anew because somebody else was quicker
   */
  record Ask(Request request, Progress progress, int races) implements OccurrenceStep {}

  /** Begin anew after a while: something failed in a way that may pass, or somebody was quicker. */
  record Again(int races) implements OccurrenceStep {}

  /**
   * The command is done.
   *
   * @param shown what the series is now, or was found to be: to be published before the result, as
   *     whatever is read later may be something else again
   */
  record Done(GroupwareResult result, Optional<SeriesObserved> shown) implements OccurrenceStep {}
}

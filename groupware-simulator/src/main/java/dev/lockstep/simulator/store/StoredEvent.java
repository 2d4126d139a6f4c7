package dev.lockstep.simulator.store;

import dev.lockstep.simulator.event.EmailAddress;
import dev.lockstep.simulator.event.EventContent;
import dev.lockstep.simulator.event.ResponseStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One item of a mailbox: a single event, a series with its exceptions, or an attendee's copy.
 *
 * @param number the item's number, unique in the whole store, kept for life
 * @param changeNumber the version that etag and changeKey show
 * @param sequence where the change log stood when it was last reported as changed
 * @param fullSequence the same for the last change that concerns every occurrence of a series
 * @param uid shared by all copies of a meeting; iCalUId is made from it
 * @param organizerVersion on an attendee's copy the organizer's version that it was made from
 * @param startSecond when the event, or the series, begins
 * @param endSecond when it ends at the latest; {@link Long#MAX_VALUE} for a series
 * @param exceptions occurrences that differ, by day
 * @param cancelledDays occurrences that were taken out
 */
public record StoredEvent(
    long number,
    long calendar,
    long changeNumber,
    long sequence,
    long fullSequence,
    Instant created,
    Instant modified,
    UUID uid,
    @Nullable String transactionId,
    EmailAddress organizer,
    boolean isOrganizer,
    ResponseStatus responseStatus,
    boolean isCancelled,
    long organizerVersion,
    long startSecond,
    long endSecond,
    EventContent content,
    List<SeriesException> exceptions,
    List<Long> cancelledDays) {

  public StoredEvent {
    exceptions = List.copyOf(exceptions);
    cancelledDays = List.copyOf(cancelledDays);
  }

  /** Whether this is the master of a series. */
  public boolean isSeries() {
    return content.recurrence() != null;
  }

  /** The exception on that day of the series. */
  public Optional<SeriesException> exception(long day) {
    for (SeriesException one : exceptions) {
      if (one.day() == day) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** Whether anything of it can lie between the two points in time (seconds, end exclusive). */
  public boolean mayOverlap(long from, long to) {
    return startSecond < to
        && (endSecond > from || (startSecond == endSecond && startSecond == from));
  }

  /** The same item in another state. */
  public EventRevision revise() {
    return new EventRevision(this);
  }
}

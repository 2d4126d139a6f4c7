package dev.lockstep.simulator.store;

import dev.lockstep.simulator.event.EventContent;
import dev.lockstep.simulator.event.ResponseStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stored event on its way into its next state. */
public final class EventRevision {
  private final StoredEvent before;
  private long calendar;
  private long changeNumber;
  private long sequence;
  private long fullSequence;
  private Instant modified;
  private ResponseStatus responseStatus;
  private boolean cancelled;
  private long organizerVersion;
  private long startSecond;
  private long endSecond;
  private EventContent content;
  private List<SeriesException> exceptions;
  private List<Long> cancelledDays;

  EventRevision(StoredEvent before) {
    this.before = before;
    calendar = before.calendar();
    changeNumber = before.changeNumber();
    sequence = before.sequence();
    fullSequence = before.fullSequence();
    modified = before.modified();
    responseStatus = before.responseStatus();
    cancelled = before.isCancelled();
    organizerVersion = before.organizerVersion();
    startSecond = before.startSecond();
    endSecond = before.endSecond();
    content = before.content();
    exceptions = before.exceptions();
    cancelledDays = before.cancelledDays();
  }

  /** Moves it to another calendar. */
  public EventRevision calendar(long number) {
    calendar = number;
    return this;
  }

  /** Gives it a new version, changed at that time. */
  public EventRevision version(long number, Instant at) {
    changeNumber = number;
    modified = at;
    return this;
  }

  /** Where the change log stands; all: the change concerns every occurrence. */
  public EventRevision logged(long position, boolean all) {
    sequence = position;
    fullSequence = all ? position : fullSequence;
    return this;
  }

  /** Change tracking is to know nothing of the change. */
  public EventRevision unlogged() {
    sequence = before.sequence();
    fullSequence = before.fullSequence();
    return this;
  }

  /** Gives it another content, which begins and ends at those seconds. */
  public EventRevision content(EventContent next, long start, long end) {
    content = next;
    startSecond = start;
    endSecond = end;
    return this;
  }

  /** The answer of the mailbox's owner. */
  public EventRevision response(ResponseStatus status) {
    responseStatus = status;
    return this;
  }

  /** Marks an attendee's copy as cancelled by the organizer. */
  public EventRevision cancelled() {
    cancelled = true;
    return this;
  }

  /** The organizer's version that this copy now shows. */
  public EventRevision organizerVersion(long number) {
    organizerVersion = number;
    return this;
  }

  /** The exceptions and cancelled days of the series. */
  public EventRevision series(List<SeriesException> exceptionsNow, List<Long> cancelledNow) {
    exceptions = exceptionsNow;
    cancelledDays = cancelledNow;
    return this;
  }

  /** Puts an exception in the place of the one of the same day, if there is one. */
  public EventRevision exception(SeriesException one) {
    List<SeriesException> next = new ArrayList<>(exceptions);
    next.removeIf(other -> other.day() == one.day());
    next.add(one);
    next.sort(Comparator.comparingLong(SeriesException::day));
    exceptions = next;
    return this;
  }

  /** Takes an occurrence out. */
  public EventRevision cancelledDay(long day) {
    exceptions = exceptions.stream().filter(one -> one.day() != day).toList();
    if (!cancelledDays.contains(day)) {
      List<Long> next = new ArrayList<>(cancelledDays);
      next.add(day);
      next.sort(Comparator.naturalOrder());
      cancelledDays = next;
    }
    return this;
  }

  /** The item in its next state. */
  public StoredEvent done() {
    return new StoredEvent(
        before.number(),
        calendar,
        changeNumber,
        sequence,
        fullSequence,
        before.created(),
        modified,
        before.uid(),
        before.transactionId(),
        before.organizer(),
        before.isOrganizer(),
        responseStatus,
        cancelled,
        organizerVersion,
        startSecond,
        endSecond,
        content,
        exceptions,
        cancelledDays);
  }
}

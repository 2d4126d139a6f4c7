package dev.lockstep.groupware.context;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareChange.EventAbsent;
import dev.lockstep.model.groupware.GroupwareChange.EventClaimed;
import dev.lockstep.model.groupware.GroupwareChange.EventNotRepresentable;
import dev.lockstep.model.groupware.GroupwareChange.EventObserved;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The events of a mailbox by id: Graph says of a deleted event nothing but its id, and the key of
 * its appointment must still be known. It is no truth of its own: it is what was published on
 * {@code groupware.changes} of this mailbox, from where it is read again after a restart.
 * Occurrences are kept for as long as the process lives.
 */
public final class EventIndex {

  private final Map<String, KnownEvent> events = new HashMap<>();
  private final Map<String, String> masters = new HashMap<>();
  private final Set<CommandId> carriedOut = new HashSet<>();
  private boolean occurrencesComplete;

  /** What is known of an event. */
  public synchronized Optional<KnownEvent> find(String id) {
    return Optional.ofNullable(events.get(id));
  }

  /** The ids of all that were last said to be there, or about which nobody could tell. */
  public synchronized List<String> present() {
    return events.entrySet().stream()
        .filter(entry -> !entry.getValue().isOutOfWindow())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The ids of all under this key that were last said to be there, or were created by us. */
  public synchronized List<String> present(AppointmentKey key) {
    return events.entrySet().stream()
        .filter(entry -> !entry.getValue().isOutOfWindow() && entry.getValue().key().equals(key))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The ids of the masters of all series that were last said to be there. */
  public synchronized List<String> presentSeries() {
    return events.entrySet().stream()
        .filter(entry -> entry.getValue().series() && !entry.getValue().isOutOfWindow())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The series of which an id is an occurrence, if that was seen. */
  public synchronized Optional<String> master(String occurrenceId) {
    return Optional.ofNullable(masters.get(occurrenceId));
  }

  /** Whether all occurrences in the window are known, because a full round has listed them. */
  public synchronized boolean isOccurrencesComplete() {
    return occurrencesComplete;
  }

  /** A full round has listed all occurrences. */
  public synchronized void occurrencesAreComplete() {
    occurrencesComplete = true;
  }

  /** An occurrence was seen. */
  public synchronized void occurrence(String id, String masterId) {
    masters.put(id, masterId);
  }

  /** An occurrence is there no more. */
  public synchronized void forgetOccurrence(String id) {
    masters.remove(id);
  }

  /** The sink made an event: its key is known before anybody has observed it. */
  public synchronized void created(String id, AppointmentKey key) {
    events.putIfAbsent(id, KnownEvent.unsaid(key));
  }

  /** A command created an event, or could not. */
  public synchronized void carriedOut(CommandId command) {
    carriedOut.add(command);
  }

  /**
   * Whether a command has created an event, which may be gone since, or could not. Carried out once
   * more, it would make a second event, or the first where a later command made it.
   */
  public synchronized boolean isCarriedOut(CommandId command) {
    return carriedOut.contains(command);
  }

  /** A change was published, or is read again. */
  public synchronized void published(AppointmentKey key, GroupwareChange change) {
    switch (change) {
      case GroupwareChange.OfEvent of -> published(key, of);
      case GroupwareChange.CreationRefused refused -> carriedOut(refused.command());
    }
  }

  private void published(AppointmentKey key, GroupwareChange.OfEvent change) {
    String id = change.event().id();
    switch (change) {
      case EventObserved observed ->
          events.put(
              id, new KnownEvent(key, Optional.of(observed.version()), false, Optional.empty()));
      case SeriesObserved series ->
          events.put(
              id, new KnownEvent(key, Optional.of(series.version()), true, Optional.empty()));
      case EventNotRepresentable not ->
          events.put(
              id,
              new KnownEvent(
                  key,
                  Optional.of(not.version()),
                  not.reason() == Reason.RECURRING,
                  Optional.empty()));
      case EventClaimed claimed -> {
        created(id, claimed.by());
        claimed.command().ifPresent(this::carriedOut);
      }
      case EventAbsent absent -> {
        if (absent.absence() == Absence.DELETED) {
          events.remove(id);
        } else {
          boolean series = find(id).map(KnownEvent::series).orElse(false);
          events.put(
              id, new KnownEvent(key, Optional.empty(), series, Optional.of(absent.absence())));
        }
      }
    }
  }
}

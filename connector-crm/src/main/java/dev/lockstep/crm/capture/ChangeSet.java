package dev.lockstep.crm.capture;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.crm.RecordKey;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which records changed, and what only their former rows tell: what they hold now is read from the
 * database.
 */
final class ChangeSet {

  private final Map<RecordKey, Trace> activities = new LinkedHashMap<>();
  private final Map<RecordKey, Set<EmailAddress>> persons = new LinkedHashMap<>();
  private final Map<RecordKey, Set<EmailAddress>> reps = new LinkedHashMap<>();
  private final Set<Long> transactions = new HashSet<>();
  private final Set<RecordKey> readdressedPersons = new HashSet<>();
  private final Set<RecordKey> readdressedReps = new HashSet<>();

  void activity(RecordKey key, boolean changed) {
    note(key, changed ? Trace.CHANGED : Trace.NONE);
  }

  void activityWasSynchronized(RecordKey key) {
    note(key, Trace.WAS_SYNCHRONIZED);
  }

  void formerKey(RecordKey key, AppointmentKey appointment) {
    note(key, Trace.named(appointment));
  }

  void person(RecordKey key, Set<EmailAddress> former) {
    persons.computeIfAbsent(key, _ -> new HashSet<>()).addAll(former);
  }

  void rep(RecordKey key, Set<EmailAddress> former) {
    reps.computeIfAbsent(key, _ -> new HashSet<>()).addAll(former);
  }

  /** The person's address changed, which stands in appointments. */
  void readdressedPerson(RecordKey key) {
    readdressedPersons.add(key);
  }

  /** The rep's address or group changed, which stands in appointments. */
  void readdressedRep(RecordKey key) {
    readdressedReps.add(key);
  }

  /** It was changed by the transaction with this 32-bit id. */
  void transaction(long id) {
    transactions.add(id);
  }

  /** Who changed all of it: what they wrote must be visible before it is read. */
  Set<Long> transactions() {
    return transactions;
  }

  /** The appointment records, in the order in which they changed. */
  Map<RecordKey, Trace> activities() {
    return activities;
  }

  /** The persons with their former addresses. */
  Map<RecordKey, Set<EmailAddress>> persons() {
    return persons;
  }

  /** The reps with their former addresses. */
  Map<RecordKey, Set<EmailAddress>> reps() {
    return reps;
  }

  Set<RecordKey> readdressedPersons() {
    return readdressedPersons;
  }

  Set<RecordKey> readdressedReps() {
    return readdressedReps;
  }

  boolean isEmpty() {
    return activities.isEmpty() && persons.isEmpty() && reps.isEmpty();
  }

  /** What is known of a record. */
  Trace trace(RecordKey key) {
    return activities.getOrDefault(key, Trace.NONE);
  }

  private void note(RecordKey key, Trace trace) {
    activities.merge(key, trace, Trace::and);
  }
}

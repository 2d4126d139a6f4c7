package dev.lockstep.sync.state;

import com.google.common.collect.ImmutableSortedSet;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.RecordKey;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The CRM side.
 *
 * @param record the record; empty if there is none
 * @param overruled the marking that a user of the CRM took away: it is not set again
 * @param chosen participants whose entry a user of the CRM chose: that choice is never questioned
 */
public record CrmSide(
    SideState<CrmRecord> state,
    Optional<RecordKey> record,
    Optional<Marking> overruled,
    SortedSet<EmailAddress> chosen) {

  public CrmSide {
    chosen = ImmutableSortedSet.copyOf(chosen);
  }

  /** Nothing is known of it. */
  public static CrmSide nothing() {
    return new CrmSide(
        SideState.nothing(), Optional.empty(), Optional.empty(), ImmutableSortedSet.of());
  }

  /** The same with another state of the record. */
  public CrmSide with(SideState<CrmRecord> other) {
    return new CrmSide(other, record, overruled, chosen);
  }

  /** The same about this record. */
  public CrmSide about(RecordKey key) {
    return new CrmSide(state, Optional.of(key), overruled, chosen);
  }

  /** The same after a user took this marking away. */
  public CrmSide overruling(Marking marking) {
    return new CrmSide(state, record, Optional.of(marking), chosen);
  }

  /**
   * The same after a user chose the entries of these participants.
   *
   * @param entered who is entered now: of nobody else a choice is remembered
   */
  public CrmSide choosing(Collection<EmailAddress> participants, Set<EmailAddress> entered) {
    TreeSet<EmailAddress> all = new TreeSet<>(chosen);
    all.addAll(participants);
    all.retainAll(entered);
    return new CrmSide(state, record, overruled, all);
  }
}

package dev.lockstep.sync.state;

import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.RecordKey;
import java.util.Optional;

/**
 * The CRM side.
 *
 * @param record the record; empty if there is none
 * @param overruled the marking that a user of the CRM took away: it is not set again
 */
public record CrmSide(
    SideState<CrmRecord> state, Optional<RecordKey> record, Optional<Marking> overruled) {

  /** Nothing is known of it. */
  public static CrmSide nothing() {
    return new CrmSide(SideState.nothing(), Optional.empty(), Optional.empty());
  }

  /** The same with another state of the record. */
  public CrmSide with(SideState<CrmRecord> other) {
    return new CrmSide(other, record, overruled);
  }

  /** The same about this record. */
  public CrmSide about(RecordKey key) {
    return new CrmSide(state, Optional.of(key), overruled);
  }

  /** The same after a user took this marking away. */
  public CrmSide overruling(Marking marking) {
    return new CrmSide(state, record, Optional.of(marking));
  }
}

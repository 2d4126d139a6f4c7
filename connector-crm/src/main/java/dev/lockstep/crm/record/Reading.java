package dev.lockstep.crm.record;

import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.decision.Reason;
import java.util.List;
import java.util.Optional;

/** What an aggregate means. */
public sealed interface Reading {

  /** The version that a command must be based on; empty unless there is a record to change. */
  default Optional<String> versionToChange() {
    return switch (this) {
      case Observed observed -> Optional.of(observed.version());
      case Invalid invalid -> Optional.of(invalid.version());
      case Deleted _, Missing _, NotSynchronized _ -> Optional.empty();
    };
  }

  /** An appointment. */
  record Observed(String version, CrmRecord state, List<Reduction> reductions) implements Reading {}

  /**
   * Something that is no appointment until somebody mends it.
   *
   * @param words what is wrong, with column and value
   */
  record Invalid(String version, Reason reason, String words) implements Reading {}

  /** Its delete code is set. */
  record Deleted() implements Reading {}

  /** There is no such row. */
  record Missing() implements Reading {}

  /** A contact type that is not synchronized. */
  record NotSynchronized() implements Reading {}
}

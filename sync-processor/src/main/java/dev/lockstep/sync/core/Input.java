package dev.lockstep.sync.core;

import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.operator.OperatorAction;

/** Something that the processor is told about one appointment. */
public sealed interface Input {

  /** A mailbox shows something. */
  record FromGroupware(GroupwareChange change) implements Input {}

  /**
   * A mailbox shows something of a series; said to the series itself, while each of its occurrences
   * is told what changed of it.
   *
   * @param changesOccurrences whether anything changed of any
   * @param words what came of it for the occurrences, for people
   */
  record OfSeries(GroupwareChange change, boolean changesOccurrences, String words)
      implements Input {}

  /** The CRM shows something. */
  record FromCrm(CrmChange change) implements Input {}

  /** What became of a command to groupware. */
  record OfGroupware(GroupwareResult result) implements Input {}

  /** What became of a command to the CRM. */
  record OfCrm(CrmResult result) implements Input {}

  /** Who somebody is. */
  record FromDirectory(Answer answer) implements Input {}

  /** Whether a deletion or a mail may pass. */
  record FromGates(GateAnswer answer) implements Input {}

  /** An operator orders something. */
  record FromOperator(OperatorAction action) implements Input {}
}

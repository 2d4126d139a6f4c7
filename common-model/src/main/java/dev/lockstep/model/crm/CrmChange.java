package dev.lockstep.model.crm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.decision.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the CRM now shows of an appointment. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CrmChange.RecordObserved.class, name = "observed"),
  @JsonSubTypes.Type(value = CrmChange.RecordInvalid.class, name = "invalid"),
  @JsonSubTypes.Type(value = CrmChange.RecordAbsent.class, name = "absent")
})
public sealed interface CrmChange {

  /** The record it is about. */
  RecordKey record();

  /**
   * The record as it stands.
   *
   * @param version changes with every change of what is read, and with every command applied (it
   *     holds the applied sequence number and a digest of the content); what a command is based on
   * @param modified when the record was last modified, by what the CRM says of itself; empty if it
   *     does not
   */
  record RecordObserved(
      RecordKey record,
      String version,
      CrmRecord state,
      List<Reduction> reductions,
      Optional<Instant> modified)
      implements CrmChange {}

  /**
   * The record holds something that is no appointment: nothing is done with it until it is mended.
   *
   * @param reason the first thing that is wrong
   * @param words what is wrong, with column and value, for people
   */
  record RecordInvalid(RecordKey record, String version, Reason reason, String words)
      implements CrmChange {}

  /** The record is not there any more. */
  record RecordAbsent(RecordKey record, Absence absence) implements CrmChange {}
}

package dev.lockstep.model.crm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lockstep.model.decision.CommandId;

/**
 * A write to the CRM that is wanted: always the full state, never a difference, so that it can be
 * applied twice. The sequence number of its id is what the match-up table keeps as applied.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CrmCommand.CreateRecord.class, name = "create"),
  @JsonSubTypes.Type(value = CrmCommand.UpdateRecord.class, name = "update"),
  @JsonSubTypes.Type(value = CrmCommand.DeleteRecord.class, name = "delete")
})
public sealed interface CrmCommand {

  /** Names it. */
  CommandId id();

  /** Create the record, linked to the appointment. Done if a linked record exists. */
  record CreateRecord(CommandId id, CrmRecord wanted) implements CrmCommand {}

  /**
   * Bring the record to the wanted state.
   *
   * @param base the version that was seen; if the record has another one, nothing is written
   */
  record UpdateRecord(CommandId id, RecordKey record, String base, CrmRecord wanted)
      implements CrmCommand {}

  /**
   * Delete the record (where the configuration says that deletions are not soft): its delete code
   * is set.
   *
   * @param base the version that was seen; if the record has another one, nothing is written
   */
  record DeleteRecord(CommandId id, RecordKey record, String base) implements CrmCommand {}
}

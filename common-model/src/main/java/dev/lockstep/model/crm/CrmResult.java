package dev.lockstep.model.crm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;

/** What became of a command to the CRM. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CrmResult.Written.class, name = "written"),
  @JsonSubTypes.Type(value = CrmResult.Found.class, name = "found"),
  @JsonSubTypes.Type(value = CrmResult.Deleted.class, name = "deleted"),
  @JsonSubTypes.Type(value = CrmResult.Conflict.class, name = "conflict"),
  @JsonSubTypes.Type(value = CrmResult.Rejected.class, name = "rejected")
})
public sealed interface CrmResult {

  /** The command it answers. */
  CommandId command();

  /**
   * The record is as wanted.
   *
   * @param version as it was right after this command, even if somebody edited since
   * @param stored the state as stored right after this command
   * @param already whether it was so before (the command came a second time)
   */
  record Written(
      CommandId command, RecordKey record, String version, CrmRecord stored, boolean already)
      implements CrmResult {}

  /**
   * Instead of creating a record, one was found that is linked to the appointment already; nothing
   * was written.
   *
   * @param stored what it holds, which nobody here has seen
   */
  record Found(CommandId command, RecordKey record, String version, CrmRecord stored)
      implements CrmResult {}

  /** The record is gone. */
  record Deleted(CommandId command, boolean already) implements CrmResult {}

  /** The record has another version than the one seen, or is gone; nothing was written. */
  record Conflict(CommandId command, String words) implements CrmResult {}

  /**
   * It cannot be written, and trying again would not help.
   *
   * @param words what the database or the mapping said, for people
   */
  record Rejected(CommandId command, Reason reason, String words) implements CrmResult {}
}

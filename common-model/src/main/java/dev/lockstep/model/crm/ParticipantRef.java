package dev.lockstep.model.crm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Which entry of the CRM a participant is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ParticipantRef.Internal.class, name = "rep"),
  @JsonSubTypes.Type(value = ParticipantRef.External.class, name = "person")
})
public sealed interface ParticipantRef {

  /**
   * A rep, in the text of participants.
   *
   * @param lastNine the last nine digits of the rep's number, which is all that the text holds
   * @param group the rep's group
   */
  record Internal(long lastNine, int group) implements ParticipantRef {}

  /** A person, in a participant record (MB). */
  record External(RecordKey person) implements ParticipantRef {}
}

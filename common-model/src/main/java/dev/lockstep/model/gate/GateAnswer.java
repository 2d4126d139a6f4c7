package dev.lockstep.model.gate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** What gates answer to an appointment that wants to pass. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = GateAnswer.Granted.class, name = "granted"),
  @JsonSubTypes.Type(value = GateAnswer.Held.class, name = "held"),
  @JsonSubTypes.Type(value = GateAnswer.Refused.class, name = "refused")
})
public sealed interface GateAnswer {

  /** The wish that is answered. */
  Ticket ticket();

  /**
   * It may pass.
   *
   * @param by the operator who let it pass; empty if it was not too much
   */
  record Granted(Ticket ticket, Optional<String> by) implements GateAnswer {}

  /**
   * It is too much; it waits for a person.
   *
   * @param gate which one holds it
   * @param words why, for people
   */
  record Held(Ticket ticket, GateKey gate, String words) implements GateAnswer {}

  /**
   * It may not pass, and is not to be tried again.
   *
   * @param by the operator who decided that
   */
  record Refused(Ticket ticket, String by) implements GateAnswer {}
}

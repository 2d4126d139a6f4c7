package dev.lockstep.model.gate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lockstep.model.appointment.AppointmentKey;
import java.util.List;

/** What a gate is told. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = GateRequest.Pass.class, name = "pass"),
  @JsonSubTypes.Type(value = GateRequest.Withdraw.class, name = "withdraw"),
  @JsonSubTypes.Type(value = GateRequest.Join.class, name = "join"),
  @JsonSubTypes.Type(value = GateRequest.Leave.class, name = "leave"),
  @JsonSubTypes.Type(value = GateRequest.Release.class, name = "release"),
  @JsonSubTypes.Type(value = GateRequest.Dismiss.class, name = "dismiss")
})
public sealed interface GateRequest {

  /** The gate that is told. */
  GateKey gate();

  /**
   * May this pass? A gate that lets it pass hands it on to the next one; the last one answers.
   *
   * @param onward the gates behind this one, in their order
   * @param unit what counts as one deletion: the appointment, or the whole series of an occurrence;
   *     a deletion that is tried again is counted once
   * @param mails how many recipients it would mail
   */
  record Pass(GateKey gate, Ticket ticket, List<GateKey> onward, AppointmentKey unit, int mails)
      implements GateRequest {
    public Pass {
      onward = List.copyOf(onward);
    }

    /** The same before the next gate. */
    public Pass next() {
      return new Pass(onward.getFirst(), ticket, onward.subList(1, onward.size()), unit, mails);
    }
  }

  /** Nobody wants to pass any more; handed on as the wish was. */
  record Withdraw(GateKey gate, Ticket ticket, List<GateKey> onward) implements GateRequest {
    public Withdraw {
      onward = List.copyOf(onward);
    }

    /** The same before the next gate. */
    public Withdraw next() {
      return new Withdraw(onward.getFirst(), ticket, onward.subList(1, onward.size()));
    }
  }

  /** An appointment is in the mailbox from now on: a share of the mailbox can be told from that. */
  record Join(GateKey gate, AppointmentKey appointment) implements GateRequest {}

  /** An appointment is not in the mailbox any more. */
  record Leave(GateKey gate, AppointmentKey appointment) implements GateRequest {}

  /**
   * An operator lets all pass that wait.
   *
   * @param by who ordered it
   */
  record Release(GateKey gate, String by) implements GateRequest {}

  /**
   * An operator sends all away that wait: what they wanted is not done.
   *
   * @param by who ordered it
   */
  record Dismiss(GateKey gate, String by) implements GateRequest {}
}

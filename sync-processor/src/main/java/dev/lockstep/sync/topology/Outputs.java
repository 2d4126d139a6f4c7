package dev.lockstep.sync.topology;

import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.directory.Lookup;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.core.Decided;
import dev.lockstep.sync.state.AppointmentState;
import java.util.ArrayList;
import java.util.List;

/**
 * The records that a decision leads to.
 *
 * @param state for the topic {@code appointments}; what is stored holds the same
 * @param others what else is to be sent, in order
 */
public record Outputs(
    Outgoing<AppointmentKey, AppointmentState> state, List<Outgoing<?, ?>> others) {

  public Outputs {
    others = List.copyOf(others);
  }

  /** Those of a decision. */
  public static Outputs of(Decided decided) {
    AppointmentKey key = decided.state().key();
    List<Outgoing<?, ?>> others = new ArrayList<>();
    for (GroupwareCommand command : decided.groupwareCommands()) {
      others.add(Outgoing.of(Topics.GROUPWARE_COMMANDS, command.mailbox(), command));
    }
    decided
        .crmCommands()
        .forEach(command -> others.add(Outgoing.of(Topics.CRM_COMMANDS, key, command)));
    // withdrawn first: an order that is given anew must have the last word of its key
    for (LookupKey lookup : decided.withdrawn()) {
      others.add(Outgoing.tombstone(Topics.DIRECTORY_LOOKUPS, lookup));
    }
    for (Lookup lookup : decided.lookups()) {
      others.add(Outgoing.of(Topics.DIRECTORY_LOOKUPS, lookup.key(), lookup));
    }
    for (GateRequest request : decided.gateRequests()) {
      others.add(Outgoing.of(Topics.GATE_REQUESTS, request.gate(), request));
    }
    others.add(Outgoing.of(Topics.DECISIONS, key, decided.decision()));
    return new Outputs(Outgoing.of(ProcessorTopics.APPOINTMENTS, key, decided.state()), others);
  }
}

package dev.lockstep.sync.core;

import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.directory.Lookup;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.sync.state.AppointmentState;
import java.util.List;

/**
 * What an input led to: the new state, and all that is to be sent.
 *
 * @param lookups standing orders to the directory that are new
 * @param withdrawn standing orders that are not needed any more
 * @param gateRequests deletions and mails that want to pass, or do not any more
 * @param decision what was decided and why
 */
public record Decided(
    AppointmentState state,
    List<GroupwareCommand> groupwareCommands,
    List<CrmCommand> crmCommands,
    List<Lookup> lookups,
    List<LookupKey> withdrawn,
    List<GateRequest> gateRequests,
    Decision decision) {

  public Decided {
    groupwareCommands = List.copyOf(groupwareCommands);
    crmCommands = List.copyOf(crmCommands);
    lookups = List.copyOf(lookups);
    withdrawn = List.copyOf(withdrawn);
    gateRequests = List.copyOf(gateRequests);
  }
}

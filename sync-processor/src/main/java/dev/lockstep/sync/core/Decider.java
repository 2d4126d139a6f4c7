package dev.lockstep.sync.core;

import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.state.AppointmentState;
import java.util.List;

/** Decides. A pure function: the same state and input always give the same decision. */
public final class Decider {

  private final Policy policy;

  /** A decider under this policy. */
  public Decider(Policy policy) {
    this.policy = policy;
  }

  /** Takes one input of an appointment. */
  public Decided decide(AppointmentState state, Arrival arrival) {
    return new Decided(
        state,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Decision(
            state.key(),
            state.revision() + 1,
            arrival.at(),
            "",
            arrival.origin(),
            "",
            List.of(),
            Rule.NONE,
            Reason.ECHO,
            policy.toString(),
            List.of(),
            state.workList()));
  }
}

package dev.lockstep.standalone.bench.decide;

import dev.lockstep.sync.core.Arrival;
import dev.lockstep.sync.core.Decided;
import dev.lockstep.sync.core.Decider;
import dev.lockstep.sync.state.AppointmentState;

/** All that one decision is made from. */
record Moment(Kind kind, AppointmentState state, Arrival arrival) {

  /** Makes the decision. */
  Decided decide(Decider decider) {
    return decider.decide(state, arrival);
  }
}

package dev.lockstep.sync.core;

import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.gate.Ticket;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.SideState;
import java.util.Optional;

/** Takes what gates answered into the draft. */
final class GateReader {

  private final Move move = new Move();

  void read(Draft draft, GateAnswer answer) {
    AppointmentState state = draft.state();
    switch (answer.ticket().side()) {
      case GROUPWARE ->
          answered(draft, state.groupware().state(), answer)
              .ifPresent(side -> draft.set(state.groupware().with(side)));
      case CRM ->
          answered(draft, state.crm().state(), answer)
              .ifPresent(side -> draft.set(state.crm().with(side)));
    }
  }

  private <S> Optional<SideState<S>> answered(Draft draft, SideState<S> side, GateAnswer answer) {
    Ticket ticket = answer.ticket();
    if (!(side.phase() instanceof Phase.Gated<S> gated) || gated.number() != ticket.number()) {
      draft.say(Reason.ECHO, "a gate answered what is not asked any more");
      return Optional.empty();
    }
    return switch (answer) {
      case GateAnswer.Granted(_, Optional<String> by) -> {
        draft.decidedByGates(ticket.side(), true);
        if (by.isPresent()) {
          draft.say(Reason.OPERATOR, "released with all others by " + by.get());
        } else {
          draft.say(Reason.ECHO, "they are not too many");
        }
        yield Optional.of(side.in(new Phase.Idle<>()));
      }
      case GateAnswer.Held(_, var gate, String words) -> {
        draft.raise(Passage.reason(gate), words);
        draft.say(Passage.reason(gate), words);
        yield Optional.of(side.in(gated.heldBy(gate)));
      }
      case GateAnswer.Refused(_, String by) -> {
        draft.decidedByGates(ticket.side(), false);
        draft.say(Reason.DISMISSED, "dismissed with all others by " + by);
        if (ticket.side() == Side.GROUPWARE && move.waits(draft.state())) {
          move.decline(draft);
          yield Optional.empty();
        }
        yield Optional.of(side.told(gated.wanted()));
      }
    };
  }
}

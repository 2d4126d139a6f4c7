package dev.lockstep.sync.core;

import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.SideState;
import java.util.Optional;

/** Takes an operator's order into the draft. */
final class OperatorReader {

  private final Disputes disputes = new Disputes();
  private final Move move = new Move();

  void read(Draft draft, OperatorAction action) {
    switch (action) {
      case OperatorAction.Release(_, String by, Optional<Side> take) -> {
        draft.release();
        draft.say(Reason.OPERATOR, "released by " + by);
        if (!draft.state().disputes().isEmpty()) {
          Side side = take.orElse(Side.GROUPWARE);
          disputes.choose(draft, side);
          draft.say(Reason.OPERATOR, side.words() + "'s values count");
        }
      }
      case OperatorAction.Retry(_, String by) -> {
        AppointmentState state = draft.state();
        draft.set(state.groupware().with(retried(state.groupware().state())));
        draft.set(draft.state().crm().with(retried(state.crm().state())));
        draft.say(Reason.OPERATOR, "tried again by " + by);
      }
      case OperatorAction.Dismiss(_, String by) -> {
        AppointmentState state = draft.state();
        if (move.waits(state)) {
          move.decline(draft);
        } else {
          draft.set(state.groupware().with(dismissed(state.groupware().state())));
        }
        draft.set(draft.state().crm().with(dismissed(state.crm().state())));
        draft.dismissAll();
        disputes.accept(draft);
        draft.say(Reason.DISMISSED, "dismissed by " + by);
      }
    }
  }

  private static <S> SideState<S> retried(SideState<S> side) {
    return side.phase() instanceof Phase.Refused || side.phase() instanceof Phase.Gated
        ? side.in(new Phase.Idle<>())
        : side;
  }

  /** What was held or refused counts as told: it is not tried any more. */
  private static <S> SideState<S> dismissed(SideState<S> side) {
    return switch (side.phase()) {
      case Phase.Held<S>(Optional<S> wanted) -> side.told(wanted);
      case Phase.Refused<S>(Optional<S> wanted) -> side.told(wanted);
      case Phase.Gated<S> gated -> side.told(gated.wanted());
      case Phase.Idle<S> _, Phase.Awaiting<S> _, Phase.Outdated<S> _, Phase.Frozen<S> _ -> side;
    };
  }
}

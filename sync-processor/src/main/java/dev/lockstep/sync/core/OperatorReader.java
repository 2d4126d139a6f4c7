package dev.lockstep.sync.core;

import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.SideState;
import java.util.Optional;

/** Takes an operator's order into the draft. */
final class OperatorReader {

  void read(Draft draft, OperatorAction action) {
    switch (action) {
      case OperatorAction.Release(_, String by) -> {
        draft.release();
        draft.say(Reason.OPERATOR, "released by " + by);
      }
      case OperatorAction.Retry(_, String by) -> {
        AppointmentState state = draft.state();
        draft.set(state.groupware().with(retried(state.groupware().state())));
        draft.set(draft.state().crm().with(retried(state.crm().state())));
        draft.say(Reason.OPERATOR, "tried again by " + by);
      }
      case OperatorAction.Dismiss(_, String by) -> {
        AppointmentState state = draft.state();
        draft.set(state.groupware().with(dismissed(state.groupware().state())));
        draft.set(draft.state().crm().with(dismissed(state.crm().state())));
        draft.dismissAll();
        draft.say(Reason.DISMISSED, "dismissed by " + by);
      }
    }
  }

  private static <S> SideState<S> retried(SideState<S> side) {
    return side.phase() instanceof Phase.Refused ? side.in(new Phase.Idle<>()) : side;
  }

  /** What was held or refused counts as told: it is not tried any more. */
  private static <S> SideState<S> dismissed(SideState<S> side) {
    return switch (side.phase()) {
      case Phase.Held<S>(Optional<S> wanted) -> told(side, wanted);
      case Phase.Refused<S>(Optional<S> wanted) -> told(side, wanted);
      case Phase.Idle<S> _, Phase.Awaiting<S> _, Phase.Outdated<S> _, Phase.Frozen<S> _ -> side;
    };
  }

  private static <S> SideState<S> told(SideState<S> side, Optional<S> wanted) {
    return new SideState<>(
        side.seen(), wanted, side.version(), side.superseded(), new Phase.Idle<>());
  }
}

package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.SideState;
import java.util.Optional;

/**
 * An event that is to move to another mailbox, because its record was given to another rep: it is
 * deleted where it is first, so that it is never there twice.
 */
final class Move {

  /** Whether the event is to be somewhere else than it is. */
  boolean isWanted(SideState<EventState> side, EventState wanted) {
    return side.asked().filter(it -> !it.mailbox().equals(wanted.mailbox())).isPresent();
  }

  /** Whether a person has to say something before it may begin. */
  boolean waits(AppointmentState state) {
    boolean deletionWaits =
        switch (state.groupware().state().phase()) {
          case Phase.Held<EventState>(Optional<EventState> wanted) -> wanted.isEmpty();
          case Phase.Gated<EventState> gated -> gated.wanted().isEmpty();
          case Phase.Refused<EventState>(Optional<EventState> wanted) -> wanted.isEmpty();
          case Phase.Idle<EventState> _,
              Phase.Awaiting<EventState> _,
              Phase.Outdated<EventState> _,
              Phase.Frozen<EventState> _ ->
              false;
        };
    boolean isHidden =
        state.workList().stream().anyMatch(item -> item.reason() == Reason.HIDDEN_CONTENT);
    return state.agreed() instanceof Agreement.Present && (deletionWaits || isHidden);
  }

  /**
   * A person does not want it. What was to be deleted does not count as deleted: else it would be
   * made a second time in the other mailbox.
   */
  void decline(Draft draft) {
    AppointmentState state = draft.state();
    SideState<EventState> side = state.groupware().state();
    if (side.asked().isPresent() && state.agreed() instanceof Agreement.Present present) {
      EmailAddress mailbox = side.asked().get().mailbox();
      draft.set(state.groupware().with(side.in(new Phase.Idle<>())));
      draft.set(new Agreement.Present(present.content(), Optional.of(Subject.of(mailbox))));
      draft.remark("the event stays in " + mailbox + ", and the record goes back to its rep");
    }
  }
}

package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.sync.rules.CrmProjection;
import dev.lockstep.sync.rules.GroupwareProjection;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.state.AppointmentState;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Says which edits of one side are not told to the other, because the appointment is private: they
 * stand on the work list until the mask is taken away.
 */
final class BehindMask {

  private final Wording wording = new Wording();
  private final CrmProjection crm;
  private final GroupwareProjection groupware;

  BehindMask(Policy policy) {
    this.crm = new CrmProjection(policy);
    this.groupware = new GroupwareProjection(policy);
  }

  void review(Draft draft) {
    AppointmentState state = draft.state();
    if (!state.hasMask()) {
      draft.settle(Reason.BEHIND_MASK);
      return;
    }
    String words =
        words(
                Side.GROUPWARE,
                waiting(
                    state.groupware().state().asked().map(EventState::content),
                    groupware.pending(state)))
            .or(
                () ->
                    words(
                        Side.CRM,
                        waiting(
                            state.crm().state().asked().map(CrmRecord::content),
                            crm.pending(state))))
            .orElse("");
    if (words.isEmpty()) {
      draft.settle(Reason.BEHIND_MASK);
    } else {
      boolean said = state.workList().stream().anyMatch(item -> item.words().equals(words));
      draft.raise(Reason.BEHIND_MASK, words);
      if (!said) {
        draft.remark(words);
      }
    }
  }

  /** A thing that was made as a bare mask was never told what is hidden, and is not to be now. */
  private static Set<Field> waiting(Optional<Appointment> asked, Optional<Appointment> pending) {
    Set<Field> waiting = EnumSet.noneOf(Field.class);
    if (asked.isPresent() && pending.isPresent() && !asked.get().hidesContent()) {
      waiting.addAll(Field.differing(asked.get(), pending.get()));
      waiting.retainAll(Appointment.MASKED_FIELDS);
    }
    return waiting;
  }

  private Optional<String> words(Side side, Set<Field> waiting) {
    return waiting.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "not told to "
                + side.words()
                + " while the appointment is private: "
                + wording.names(waiting));
  }
}

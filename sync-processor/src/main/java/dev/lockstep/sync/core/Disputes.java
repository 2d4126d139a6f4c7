package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Dispute;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The fields in which each side keeps its own value (policy {@code mark}). A dispute is over when a
 * user edits the field on either side (that value is carried), when a person chooses a side, when
 * both sides come to hold the same, or with the appointment. What is agreed holds groupware's value
 * meanwhile; nothing of it is told to the CRM.
 */
final class Disputes {

  /** Each side keeps its own value of a field from now on. */
  void open(Draft draft, Field field, String groupware, String crm) {
    SortedMap<Field, Dispute> all = new TreeMap<>(draft.state().disputes());
    all.put(field, new Dispute(groupware, crm, false));
    draft.set(draft.state().disputing(all));
  }

  /** A user edited these fields: that decides. */
  void edited(Draft draft, Set<Field> fields) {
    end(draft, fields);
  }

  /** A person chose whose values are carried. */
  void choose(Draft draft, Side side) {
    AppointmentState state = draft.state();
    Optional<Appointment> crm = state.crm().state().asked().map(CrmRecord::content);
    Set<Field> fields = Set.copyOf(state.disputes().keySet());
    if (side == Side.CRM
        && crm.isPresent()
        && state.agreed() instanceof Agreement.Present(Appointment agreed, var owner)) {
      Appointment chosen = Field.apply(agreed, fields, agreed, crm.get());
      draft.set(new Agreement.Present(chosen, owner));
    }
    end(draft, fields);
  }

  /** A person said that it may stay so. */
  void accept(Draft draft) {
    SortedMap<Field, Dispute> all = new TreeMap<>(draft.state().disputes());
    all.replaceAll((_, dispute) -> dispute.accept());
    draft.set(draft.state().disputing(all));
  }

  private static void end(Draft draft, Set<Field> fields) {
    SortedMap<Field, Dispute> all = new TreeMap<>(draft.state().disputes());
    if (all.keySet().removeAll(fields)) {
      draft.set(draft.state().disputing(all));
    }
  }

  /** Ends what has come to nothing, and brings the work list in line. */
  void review(Draft draft) {
    if (draft.state().disputes().isEmpty()) {
      draft.settle(Reason.CONFLICT);
      return;
    }
    end(draft, over(draft.state()));
    SortedMap<Field, Dispute> left = draft.state().disputes();
    String words =
        left.entrySet().stream()
            .filter(entry -> !entry.getValue().accepted())
            .map(
                entry ->
                    entry.getKey().words() + ": " + words(draft, entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("; "));
    if (words.isEmpty()) {
      draft.settle(Reason.CONFLICT);
    } else {
      draft.raise(Reason.CONFLICT, words);
    }
  }

  /** The work list is read by people who may not know what is private. */
  private static String words(Draft draft, Field field, Dispute dispute) {
    boolean open =
        draft.state().agreed() instanceof Agreement.Present(Appointment agreed, _)
            && agreed.visibility() == Visibility.NORMAL;
    return open || !Appointment.MASKED_FIELDS.contains(field)
        ? dispute.words()
        : "each side has its own";
  }

  private static Set<Field> over(AppointmentState state) {
    Set<Field> fields = state.disputes().keySet();
    if (!(state.agreed() instanceof Agreement.Present)) {
      return Set.copyOf(fields);
    }
    Optional<Appointment> groupware = state.groupware().state().asked().map(EventState::content);
    Optional<Appointment> crm = state.crm().state().asked().map(CrmRecord::content);
    return fields.stream()
        .filter(field -> groupware.isPresent() && crm.isPresent())
        .filter(field -> field.of(groupware.get()).equals(field.of(crm.get())))
        .collect(Collectors.toSet());
  }
}

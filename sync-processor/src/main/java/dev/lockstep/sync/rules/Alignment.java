package dev.lockstep.sync.rules;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participants;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A side that can hold a value only in reduced form must not be told the reduced form of what it
 * has: where both come out the same, the side keeps its own.
 */
final class Alignment {

  private final UnaryOperator<Appointment> reduced;

  /** An alignment for a side that reduces content so; participants are not looked at. */
  Alignment(UnaryOperator<Appointment> reduced) {
    this.reduced = reduced;
  }

  /**
   * The content that this side is to hold.
   *
   * @param asked what it was last asked to hold; empty if nothing
   * @param own fields in which it keeps its own value, whatever is agreed
   * @param participants those that it is to hold
   */
  Appointment of(
      Appointment agreed, Optional<Appointment> asked, Set<Field> own, Participants participants) {
    Appointment wanted = reduced.apply(agreed);
    if (asked.isEmpty()) {
      return wanted.with(participants);
    }
    Set<Field> same = EnumSet.allOf(Field.class);
    same.removeAll(Field.differing(wanted, reduced.apply(asked.get()).with(wanted.participants())));
    same.addAll(own);
    same.remove(Field.PARTICIPANTS);
    return Field.apply(wanted, same, asked.get(), asked.get()).with(participants);
  }
}

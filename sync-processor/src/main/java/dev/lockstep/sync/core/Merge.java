package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.decision.Side;
import dev.lockstep.sync.rules.Policy;
import java.util.EnumSet;
import java.util.Set;

/**
 * Merges what a user changed on one side into what is agreed, field by field. Where the other side
 * changed the same field to another value, and this side has not been told yet, the policy decides.
 */
final class Merge {

  /**
   * What came of it.
   *
   * @param agreed with what was taken
   * @param asked what this side's user said, in all the fields that were changed
   * @param changed fields that the user changed
   * @param contested of them, those that the other side had changed too
   * @param lost of them, those in which the other side's value counts
   */
  record Merged(
      Appointment agreed,
      Appointment asked,
      Set<Field> changed,
      Set<Field> contested,
      Set<Field> lost) {}

  private final Policy policy;

  Merge(Policy policy) {
    this.policy = policy;
  }

  /**
   * Merges what a side holds with what was agreed without it: nobody knows which is newer, so the
   * policy decides every field, and nobody loses a participant.
   */
  Merged match(Side side, Appointment agreed, Appointment now) {
    return of(side, agreed, agreed.with(Participants.NONE), now, now, agreed);
  }

  /**
   * Merges an edit.
   *
   * @param before what the side showed before
   * @param now what it shows
   * @param asked what it was last told, or its user last said
   * @param wanted what it was to be told next
   */
  Merged of(
      Side side,
      Appointment agreed,
      Appointment before,
      Appointment now,
      Appointment asked,
      Appointment wanted) {
    Set<Field> changed = Field.differing(before, now);
    Set<Field> contested = EnumSet.noneOf(Field.class);
    for (Field field : Field.differing(asked, wanted)) {
      // participants are merged one by one, so two changes of the set are no conflict
      if (field != Field.PARTICIPANTS
          && changed.contains(field)
          && !field.of(now).equals(field.of(wanted))) {
        contested.add(field);
      }
    }
    Set<Field> lost = EnumSet.noneOf(Field.class);
    contested.stream().filter(field -> policy.winner(field) != side).forEach(lost::add);
    Set<Field> taken = EnumSet.noneOf(Field.class);
    changed.stream().filter(field -> !lost.contains(field)).forEach(taken::add);
    return new Merged(
        Field.apply(agreed, taken, before, now),
        Field.apply(asked, changed, before, now),
        changed,
        contested,
        lost);
  }
}

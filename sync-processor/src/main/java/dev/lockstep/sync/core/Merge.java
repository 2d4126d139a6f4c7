package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.decision.ConflictPolicy;
import dev.lockstep.model.decision.Side;
import dev.lockstep.sync.rules.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Merges what a user changed on one side into what is agreed, field by field. Where the other side
 * changed the same field to another value, and this side has not been told yet, the policy decides.
 */
final class Merge {

  /**
   * What a user did on one side.
   *
   * @param before what the side showed before
   * @param now what it shows
   * @param at when, by that side's own clock; empty if it does not say
   */
  record Edit(Side side, Appointment before, Appointment now, Optional<Instant> at) {}

  /**
   * What this side has to do with the other one's edits.
   *
   * @param asked what this side was last told, or its user last said
   * @param wanted what it was to be told next
   * @param edited when the other side's user last changed a field, where that is known
   */
  record Told(Appointment asked, Appointment wanted, SortedMap<Field, Instant> edited) {}

  /**
   * A field that both sides changed to different values.
   *
   * @param policy what holds for it
   * @param counts whose value counts; empty if each side keeps its own
   * @param because what decided between the times; empty where times decide nothing
   */
  record Contested(Field field, ConflictPolicy policy, Optional<Side> counts, String because) {}

  /**
   * What came of it.
   *
   * @param agreed with what was taken; of values that are both kept it holds groupware's
   * @param asked what this side's user said, in all the fields that were changed
   * @param changed fields that the user changed
   * @param contested of them, those that the other side had changed too
   */
  record Merged(
      Appointment agreed, Appointment asked, Set<Field> changed, List<Contested> contested) {}

  private final Policy policy;

  Merge(Policy policy) {
    this.policy = policy;
  }

  /** Those of the fields of which it matters when they were changed. */
  Set<Field> timed(Set<Field> fields) {
    Set<Field> timed = EnumSet.noneOf(Field.class);
    fields.stream()
        .filter(field -> policy.conflict(field) == ConflictPolicy.NEWEST)
        .forEach(timed::add);
    return timed;
  }

  /**
   * Merges what a side holds with what was agreed without it: nobody knows what came after what, so
   * the policy decides every field, and nobody loses a participant.
   *
   * @param edited when the other side's user last changed a field, where that is known
   */
  Merged match(
      Side side,
      Appointment agreed,
      Appointment now,
      Optional<Instant> at,
      SortedMap<Field, Instant> edited) {
    return of(
        new Edit(side, agreed.with(Participants.NONE), now, at),
        agreed,
        new Told(now, agreed, edited));
  }

  /** Merges an edit. */
  Merged of(Edit edit, Appointment agreed, Told told) {
    Set<Field> changed = Field.differing(edit.before(), edit.now());
    List<Contested> contested = new ArrayList<>();
    for (Field field : Field.differing(told.asked(), told.wanted())) {
      // participants are merged one by one, so two changes of the set are no conflict
      if (field != Field.PARTICIPANTS
          && changed.contains(field)
          && !field.of(edit.now()).equals(field.of(told.wanted()))) {
        contested.add(contested(field, edit, told));
      }
    }
    Set<Field> taken = EnumSet.noneOf(Field.class);
    taken.addAll(changed);
    contested.stream()
        .filter(field -> field.counts().orElse(Side.GROUPWARE) != edit.side())
        .map(Contested::field)
        .forEach(taken::remove);
    return new Merged(
        Field.apply(agreed, taken, edit.before(), edit.now()),
        Field.apply(told.asked(), changed, edit.before(), edit.now()),
        changed,
        contested);
  }

  private Contested contested(Field field, Edit edit, Told told) {
    ConflictPolicy chosen = policy.conflict(field);
    if (field == Field.VISIBILITY) {
      boolean mine = edit.now().visibility() == Visibility.PRIVATE;
      return new Contested(
          field,
          chosen,
          Optional.of(mine ? edit.side() : edit.side().other()),
          "nobody opened what is private");
    }
    if (chosen != ConflictPolicy.NEWEST) {
      return new Contested(field, chosen, counts(chosen), "");
    }
    Optional<Instant> mine = edit.at();
    Optional<Instant> others = Optional.ofNullable(told.edited().get(field));
    if (mine.isEmpty() || others.isEmpty() || mine.equals(others)) {
      return new Contested(
          field,
          chosen,
          counts(policy.withoutTimes()),
          mine.isPresent() && mine.equals(others)
              ? "both were entered at the same moment"
              : "it is not known which was entered later");
    }
    boolean newer = mine.get().isAfter(others.get());
    return new Contested(
        field,
        chosen,
        Optional.of(newer ? edit.side() : edit.side().other()),
        "it was entered later");
  }

  private static Optional<Side> counts(ConflictPolicy policy) {
    return switch (policy) {
      case GROUPWARE -> Optional.of(Side.GROUPWARE);
      case CRM -> Optional.of(Side.CRM);
      case MARK -> Optional.empty();
      case NEWEST -> throw new IllegalStateException("only the times say whose value counts");
    };
  }
}

package dev.lockstep.model.appointment;

import java.util.Collection;

/**
 * What a capture had to take away from a value before it could be published: said in the decision,
 * and the reason why the reduced value is never written back to where the whole one stands.
 *
 * @param words what was done, for people: "cut from 5242880 to 100000 characters"
 */
public record Reduction(Field field, String words) {

  /** Whether something of the participants was taken away: there are more than are shown. */
  public static boolean hideParticipants(Collection<Reduction> reductions) {
    return reductions.stream().anyMatch(it -> it.field() == Field.PARTICIPANTS);
  }
}

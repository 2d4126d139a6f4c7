package dev.lockstep.sync.rules;

import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import java.util.Map;

/**
 * What one side is to show of an appointment.
 *
 * @param <S> the state of that side's thing
 */
public sealed interface Projection<S> {

  /**
   * This.
   *
   * @param matters what a person should look at all the same, in words
   */
  record Wanted<S>(S state, Rule rule, Map<Reason, String> matters) implements Projection<S> {}

  /** Nothing: it is to be removed. */
  record Absent<S>(Rule rule) implements Projection<S> {}

  /** The side is not written, as things are; it is asked again when they change. */
  record Withheld<S>(Rule rule, Reason reason, String words) implements Projection<S> {}

  /** It cannot be said before the directory has answered. */
  record Unknown<S>(String words) implements Projection<S> {}
}

package dev.lockstep.sync.rules;

import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;

/**
 * What one side is to show of an appointment.
 *
 * @param <S> the state of that side's thing
 */
public sealed interface Projection<S> {

  /** This. */
  record Wanted<S>(S state, Rule rule) implements Projection<S> {}

  /** Nothing: it is to be removed. */
  record Absent<S>(Rule rule) implements Projection<S> {}

  /** The side is not written, as things are; it is asked again when they change. */
  record Withheld<S>(Rule rule, Reason reason, String words) implements Projection<S> {}

  /** It cannot be said before the directory has answered. */
  record Unknown<S>(String words) implements Projection<S> {}
}

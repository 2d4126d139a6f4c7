package dev.lockstep.sync.core;

import java.time.Instant;
import java.util.Optional;

/**
 * What it means that a side shows something.
 *
 * @param <S> the state of that side's thing
 */
sealed interface Reaction<S> {

  /** It is what was seen already. */
  record Echo<S>() implements Reaction<S> {}

  /** It was read before our last write took effect. */
  record Stale<S>() implements Reaction<S> {}

  /** It waits for the result of the command under way. */
  record Waits<S>() implements Reaction<S> {}

  /**
   * There was nothing, and now there is.
   *
   * @param at when, by that side's own clock; empty if it does not say
   */
  record Appeared<S>(S now, Optional<Instant> at) implements Reaction<S> {}

  /**
   * It is not what it was.
   *
   * @param at when, by that side's own clock; empty if it does not say
   */
  record Edited<S>(S before, S now, Optional<Instant> at) implements Reaction<S> {}

  /** It was there, and was deleted. */
  record Vanished<S>(S before) implements Reaction<S> {}
}

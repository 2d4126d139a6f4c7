package dev.lockstep.sync.core;

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

  /** There was nothing, and now there is. */
  record Appeared<S>(S now) implements Reaction<S> {}

  /** It is not what it was. */
  record Edited<S>(S before, S now) implements Reaction<S> {}

  /** It was there, and was deleted. */
  record Vanished<S>(S before) implements Reaction<S> {}
}

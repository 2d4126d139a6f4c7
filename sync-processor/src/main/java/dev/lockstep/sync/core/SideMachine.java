package dev.lockstep.sync.core;

import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.Shown;
import dev.lockstep.sync.state.SideState;
import java.util.Optional;

/**
 * How the state of one side takes what the side shows and what became of commands (architecture,
 * section 5). What was read is held against what was seen, never against what was asked: so a
 * server that rewrites what it is given does not look like an edit.
 *
 * @param <S> the state of that side's thing
 */
final class SideMachine<S> {

  private final Mask<S> mask;
  private final boolean versionsRecur;

  /**
   * A machine.
   *
   * @param versionsRecur whether what is changed and changed back has its old version again: then
   *     that one, shown anew, is reason enough to try again
   */
  SideMachine(Mask<S> mask, boolean versionsRecur) {
    this.mask = mask;
    this.versionsRecur = versionsRecur;
  }

  /** A new state, and what the input means. */
  record Step<S>(SideState<S> state, Reaction<S> reaction) {}

  /** The side shows something. */
  Step<S> shows(SideState<S> side, Shown<S> shown) {
    if (shown instanceof Shown.Present<S>(_, _, String version, _, _)
        && side.superseded().contains(version)) {
      return new Step<>(side, new Reaction.Stale<>());
    }
    if (side.phase() instanceof Phase.Awaiting<S> awaiting) {
      return whileAwaiting(side, awaiting, shown);
    }
    return switch (shown) {
      case Shown.Present<S> present -> present(side, present);
      case Shown.Deleted<S> _ ->
          side.seen()
              .map(
                  before ->
                      new Step<>(
                          side.in(new Phase.Idle<>()),
                          (Reaction<S>) new Reaction.Vanished<>(before)))
              .orElseGet(() -> new Step<>(goneBefore(side), new Reaction.Echo<>()));
    };
  }

  /** What was gone is gone still: that changes nothing about what was refused or is held. */
  private static <S> SideState<S> goneBefore(SideState<S> side) {
    return switch (side.phase()) {
      case Phase.Refused<S> _, Phase.Held<S> _, Phase.Gated<S> _ -> side;
      case Phase.Idle<S> _, Phase.Awaiting<S> _, Phase.Outdated<S> _, Phase.Frozen<S> _ ->
          side.in(new Phase.Idle<>());
    };
  }

  private Step<S> whileAwaiting(SideState<S> side, Phase.Awaiting<S> awaiting, Shown<S> shown) {
    if (!versionsRecur
        && shown instanceof Shown.Present<S>(_, _, String version, _, _)
        && side.version().filter(version::equals).isPresent()) {
      return new Step<>(side, new Reaction.Echo<>());
    }
    return new Step<>(side.in(awaiting.showing(shown)), new Reaction.Waits<>());
  }

  private Step<S> present(SideState<S> side, Shown.Present<S> shown) {
    boolean masked = mask.covers(shown.state());
    S now = side.seen().map(known -> mask.unmasked(shown.state(), known)).orElse(shown.state());
    boolean moved = side.version().filter(shown.version()::equals).isEmpty();
    SideState<S> showing = side.showing(now, shown.version(), masked);
    if (side.seen().isEmpty()) {
      return new Step<>(
          showing.in(new Phase.Idle<>()), new Reaction.Appeared<>(now, shown.modified()));
    }
    S before = side.seen().get();
    if (!before.equals(now)) {
      // when it was entered behind a mask that is taken away now, nobody knows
      boolean uncovered = side.masked() && !masked;
      return new Step<>(
          showing.in(new Phase.Idle<>()),
          new Reaction.Edited<>(before, now, uncovered ? Optional.empty() : shown.modified()));
    }
    boolean goesOn =
        switch (side.phase()) {
          case Phase.Outdated<S> _ -> moved || versionsRecur;
          case Phase.Frozen<S> _ -> true;
          case Phase.Idle<S> _,
              Phase.Awaiting<S> _,
              Phase.Refused<S> _,
              Phase.Held<S> _,
              Phase.Gated<S> _ ->
              false;
        };
    return new Step<>(goesOn ? showing.in(new Phase.Idle<>()) : showing, new Reaction.Echo<>());
  }

  /**
   * The command under way was applied; this is what is stored now. Where it took a mask away, what
   * was behind that is to be shown next ({@link #hasUncovered}).
   *
   * @param already whether it was so before: what was to be created and is found is somebody else's
   *     by now, and what its mask hides is not known
   */
  SideState<S> written(
      SideState<S> side, Phase.Awaiting<S> awaiting, S stored, String version, boolean already) {
    SideState<S> next = side;
    if (awaiting.base().isPresent() && !awaiting.base().get().equals(version)) {
      next = next.superseding(awaiting.base().get());
    }
    boolean masked = mask.covers(stored);
    boolean found = already && side.seen().isEmpty();
    S now =
        !found && (masked || side.masked())
            ? mask.lifted(stored, known(side, awaiting, stored))
            : stored;
    next = next.showing(now, version, masked).in(new Phase.Idle<>());
    return awaiting.wanted().map(next::asked).orElse(next);
  }

  /** Whether our write took a mask away, and what was behind it is not what was known. */
  boolean hasUncovered(SideState<S> written, S stored) {
    return !written.masked() && written.seen().filter(stored::equals).isEmpty();
  }

  private S known(SideState<S> side, Phase.Awaiting<S> awaiting, S stored) {
    S wanted = awaiting.wanted().orElse(stored);
    return side.seen()
        .map(seen -> mask.told(seen, side.asked().orElse(seen), wanted))
        .orElse(wanted);
  }

  /** The command under way deleted it. */
  SideState<S> deleted(SideState<S> side, Phase.Awaiting<S> awaiting) {
    SideState<S> next = awaiting.base().map(side::superseding).orElse(side);
    return next.empty().in(new Phase.Idle<>());
  }

  /** The command under way found another version: it waits until the side has shown it. */
  SideState<S> conflicting(SideState<S> side, Phase.Awaiting<S> awaiting) {
    return side.in(awaiting.waiting().isEmpty() ? new Phase.Outdated<>() : new Phase.Idle<>());
  }
}

package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.model.decision.CommandId;
import dev.lockstep.standalone.simulation.exchange.Effect;
import dev.lockstep.standalone.simulation.world.World;

/**
 * Events that were made by commands that count as refused, because the mailbox was shut before the
 * answer came, or answered with nothing but conflicts: nobody knows whose they are. The next
 * command makes another, and a guest's copy is taken for a meeting from elsewhere (guarantees.md,
 * what is not promised).
 */
record MadeUnheard(World world) {

  private static final String REFUSED = "groupware refused it";

  /** Whether an appointment has such an event. */
  boolean is(int number) {
    return world.requests().creations(number).map(Effect::by).distinct().anyMatch(this::isRefused);
  }

  private boolean isRefused(CommandId command) {
    String input = "result of " + command;
    return world.processor().decisions().stream()
        .anyMatch(decision -> decision.input().equals(input) && decision.words().contains(REFUSED));
  }
}

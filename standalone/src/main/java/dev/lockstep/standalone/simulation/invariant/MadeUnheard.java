package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.standalone.simulation.exchange.Effect;
import dev.lockstep.standalone.simulation.world.World;
import java.util.List;

/**
 * Events that were made by commands that count as refused, because the mailbox was shut before the
 * answer came: the next command makes another (guarantees.md, what is not promised).
 */
record MadeUnheard(World world) {

  /** Whether an appointment has such an event, and was given another. */
  boolean is(int number) {
    List<CommandId> makers =
        world.requests().effects().stream()
            .filter(effect -> effect.number() == number && effect.before().isEmpty())
            .map(Effect::by)
            .distinct()
            .toList();
    return makers.size() > 1 && makers.stream().anyMatch(this::isRefused);
  }

  private boolean isRefused(CommandId command) {
    String input = "result of " + command;
    return world.processor().decisions().stream()
        .anyMatch(
            decision -> decision.reason() == Reason.REJECTED && decision.input().equals(input));
  }
}

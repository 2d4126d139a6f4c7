package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Commands of one appointment take effect in their order. */
final class Order implements Invariant {

  @Override
  public String name() {
    return "order";
  }

  @Override
  public Optional<String> violation(Ending ending) {
    Map<AppointmentKey, Long> ordered = new HashMap<>();
    for (Decision decision : ending.decisions()) {
      for (Decision.Output output : decision.outputs()) {
        CommandId id = output.command();
        Long before = ordered.put(id.appointment(), id.sequence());
        if (before != null && before >= id.sequence()) {
          return Optional.of(id + " was ordered after #" + before);
        }
      }
    }
    Stream<CommandId> effects =
        Stream.concat(
            ending.world().requests().effects().stream().map(effect -> effect.by()),
            ending.world().transactions().applied().stream().map(applied -> applied.by()));
    Map<AppointmentKey, Map<Side, Long>> taken = new HashMap<>();
    List<CommandId> ids = effects.toList();
    for (CommandId id : ids) {
      Map<Side, Long> sides = taken.computeIfAbsent(id.appointment(), _ -> new HashMap<>());
      long before = sides.getOrDefault(id.side(), 0L);
      if (id.sequence() < before && !isOfGone(ending, id) && !isUnlinked(ending, id)) {
        return Optional.of(id + " took effect after #" + before);
      }
      sides.put(id.side(), id.sequence());
    }
    return Optional.empty();
  }

  /** The CRM sink knows by the row of the match-up table alone that it made a record before. */
  private static boolean isUnlinked(Ending ending, CommandId id) {
    return id.side() == Side.CRM
        && ending.world().ledger().isUnlinked(ending.world().numbers().of(id.appointment()));
  }

  /** Whether it made an event again that was deleted before anybody but Exchange knew of it. */
  private static boolean isOfGone(Ending ending, CommandId id) {
    int number = ending.world().numbers().of(id.appointment());
    return ending.world().ledger().isDeleted(number) && ending.isMadeTwice(number);
  }
}

package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.groupware.sink.Request;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.standalone.simulation.exchange.Effect;
import dev.lockstep.standalone.simulation.history.Numbers;
import dev.lockstep.standalone.simulation.world.Ledger;
import java.util.Optional;

/** Lockstep deletes only what a user deleted on the other side, or gave to somebody else. */
final class NoDeletionWithoutProof implements Invariant {

  @Override
  public String name() {
    return "no deletion without proof";
  }

  @Override
  public Optional<String> violation(Ending ending) {
    Ledger ledger = ending.world().ledger();
    for (Effect effect : ending.world().requests().effects()) {
      if (effect.request() instanceof Request.Delete
          && !ledger.isDeleted(effect.number())
          && !ledger.isGiven(effect.number())
          && !ending.isNobodys(effect.number())) {
        return unproven(effect.by(), "deleted the event", effect.number());
      }
    }
    for (var applied : ending.world().transactions().applied()) {
      boolean deletes =
          applied.after().deleted()
              || (applied.after().isSoftDeleted()
                  && applied.before().filter(it -> it.isSoftDeleted()).isEmpty());
      if (deletes
          && !ledger.isDeleted(applied.after().number())
          && !ledger.isUninvited(applied.after().number())
          && !ending.isNobodys(applied.after().number())
          && !isOfCopy(ending, applied.by())) {
        return unproven(applied.by(), "deleted the record", applied.after().number());
      }
    }
    return Optional.empty();
  }

  /** What was made of a participant's copy before anybody knew whose it is, may be taken back. */
  private static boolean isOfCopy(Ending ending, CommandId by) {
    Numbers numbers = ending.world().numbers();
    return numbers.all().entrySet().stream()
        .filter(entry -> entry.getValue() == numbers.of(by.appointment()))
        .findFirst()
        .filter(first -> !first.getKey().equals(by.appointment()))
        .isPresent();
  }

  private static Optional<String> unproven(CommandId by, String what, int number) {
    return Optional.of(by + " " + what + " of appointment " + number + ", which nobody deleted");
  }
}

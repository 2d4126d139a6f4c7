package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.model.decision.Reason;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.exchange.Item;
import java.util.List;
import java.util.Optional;

/** One appointment is one event per mailbox and one record, whatever was delivered twice. */
final class NoDouble implements Invariant {

  @Override
  public String name() {
    return "no double";
  }

  @Override
  public Optional<String> violation(Ending ending) {
    for (int number : ending.numbers()) {
      if (ending.world().ledger().isUnlinked(number)) {
        continue; // without its link a record is an appointment of its own
      }
      if (ending.isLeftAlone(number)) {
        continue;
      }
      if (ending.world().ledger().isDeleted(number) && ending.isMadeTwice(number)) {
        continue; // the first was gone before anybody but Exchange knew of it
      }
      if (ending.workList(number).contains(Reason.BREAKER)) {
        continue; // what is to be taken back waits for a person too, who is told
      }
      Optional<String> words = words(ending, number);
      if (words.isPresent() && !new MadeUnheard(ending.world()).is(number)) {
        return words;
      }
    }
    return Optional.empty();
  }

  /** What is double of an appointment; empty if nothing is. */
  private static Optional<String> words(Ending ending, int number) {
    long records =
        ending.records(number).values().stream()
            .filter(it -> !it.deleted() && !it.isSoftDeleted())
            .count();
    if (records > 1) {
      return Optional.of("appointment " + number + " is " + records + " records in the CRM");
    }
    List<Item> items =
        ending.items(number).stream().filter(item -> !item.event().cancelled()).toList();
    for (Colleague colleague : Colleague.values()) {
      if (isShut(ending, colleague)) {
        continue;
      }
      long events =
          items.stream()
              .filter(item -> item.mailbox().equals(colleague.address()))
              // where nobody reads, the invitation of another event is not held against the own one
              .filter(item -> item.organized() || ending.isSynchronized(colleague))
              .count();
      if (events > 1) {
        return Optional.of(
            "appointment "
                + number
                + " is "
                + events
                + " events in "
                + colleague.words()
                + "'s mailbox");
      }
    }
    if (items.stream()
            .filter(item -> item.organized() && ending.isSynchronized(Pair.owner(item)))
            .count()
        > 1) {
      return Optional.of("appointment " + number + " has two events that are organized here");
    }
    return Optional.empty();
  }

  /**
   * Whether the connector was shut out of a mailbox: what it made there without having heard of it
   * cannot be found any more (guarantees.md, what is not promised).
   */
  private static boolean isShut(Ending ending, Colleague colleague) {
    return !ending.world().exchange().isOpen(colleague.address());
  }
}

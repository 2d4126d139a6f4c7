package dev.lockstep.sync.gate;

import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest.Pass;
import dev.lockstep.model.gate.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What gates remember. */
public interface GateStore {

  /** What a gate knows; a new one if nobody has come to it. */
  Book book(GateKey gate);

  /** Keeps what a gate knows. */
  void put(GateKey gate, Book book);

  /** All that passed after that time, in the order of their times; forgets what passed before. */
  List<Passed> passedAfter(GateKey gate, Instant time);

  /** Forgets all that passed. */
  void forgetPassed(GateKey gate);

  /** Keeps that something passed. */
  void pass(GateKey gate, Passed passed);

  /** Who waits for this appointment and side, whatever the number of the ticket. */
  Optional<Pass> waiting(GateKey gate, Ticket ticket);

  /** Keeps one who waits, in the place of an earlier one of the same appointment and side. */
  void await(Pass pass);

  /** Forgets whoever waits for this appointment and side. */
  void forget(GateKey gate, Ticket ticket);

  /** Hands over all who wait, one by one: there may be very many. */
  void forEachWaiting(GateKey gate, Consumer<Pass> consumer);
}

package dev.lockstep.sync.gate;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest.Pass;
import dev.lockstep.model.gate.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A store that forgets everything with its process: for simulations, benchmarks and tests. */
public final class MemoryGateStore implements GateStore {

  private final Map<GateKey, Book> books = new HashMap<>();
  private final Map<GateKey, List<Passed>> passed = new HashMap<>();
  private final Map<GateKey, Map<Waiter, Pass>> waiting = new HashMap<>();

  private record Waiter(AppointmentKey appointment, Side side) {
    static Waiter of(Ticket ticket) {
      return new Waiter(ticket.appointment(), ticket.side());
    }
  }

  @Override
  public Book book(GateKey gate) {
    return books.getOrDefault(gate, Book.NEW);
  }

  @Override
  public void put(GateKey gate, Book book) {
    books.put(gate, book);
  }

  @Override
  public List<Passed> passedAfter(GateKey gate, Instant time) {
    List<Passed> all = passed.computeIfAbsent(gate, _ -> new ArrayList<>());
    all.removeIf(one -> !one.at().isAfter(time));
    return List.copyOf(all);
  }

  @Override
  public void forgetPassed(GateKey gate) {
    passed.remove(gate);
  }

  @Override
  public void pass(GateKey gate, Passed one) {
    passed.computeIfAbsent(gate, _ -> new ArrayList<>()).add(one);
  }

  @Override
  public Optional<Pass> waiting(GateKey gate, Ticket ticket) {
    return Optional.ofNullable(queue(gate).get(Waiter.of(ticket)));
  }

  @Override
  public void await(Pass pass) {
    queue(pass.gate()).put(Waiter.of(pass.ticket()), pass);
  }

  @Override
  public void forget(GateKey gate, Ticket ticket) {
    queue(gate).remove(Waiter.of(ticket));
  }

  @Override
  public void forEachWaiting(GateKey gate, Consumer<Pass> consumer) {
    List.copyOf(queue(gate).values()).forEach(consumer);
  }

  private Map<Waiter, Pass> queue(GateKey gate) {
    return waiting.computeIfAbsent(gate, _ -> new LinkedHashMap<>());
  }
}

package dev.lockstep.sync.gate;

import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.gate.GateRequest.Pass;
import dev.lockstep.model.gate.GateStatus;
import dev.lockstep.model.gate.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps the gates that belong to some keys. Within the time that a gate looks back, no more passes
 * than its limit says; what is too much waits for a person. A gate of deletions is a breaker: from
 * then on it lets nobody pass, until a person has decided about all who wait. A gate of mails lets
 * pass again what there is room for.
 *
 * <p>Time is the time of the inputs, and never runs back at one gate; so the same requests in the
 * same order are answered the same, however late. No Kafka in it.
 */
public final class Gatekeeper {

  private final Limits limits;
  private final GateStore store;
  private final GateOutput output;

  /** A keeper that remembers there and speaks there. */
  public Gatekeeper(Limits limits, GateStore store, GateOutput output) {
    this.limits = limits;
    this.store = store;
    this.output = output;
  }

  /**
   * Takes a request.
   *
   * @param at the time of the input that it came from
   */
  public void take(GateRequest request, Instant at) {
    GateKey gate = request.gate();
    Book book = store.book(gate).at(at);
    switch (request) {
      case Pass pass -> pass(pass, book);
      case GateRequest.Withdraw withdraw -> withdraw(withdraw, book);
      case GateRequest.Join _ -> store.put(gate, book.withMembers(1));
      case GateRequest.Leave _ -> store.put(gate, book.withMembers(-1));
      case GateRequest.Release(_, String by) ->
          decideAll(gate, book, ticket -> new GateAnswer.Granted(ticket, Optional.of(by)));
      case GateRequest.Dismiss(_, String by) ->
          decideAll(gate, book, ticket -> new GateAnswer.Refused(ticket, by));
    }
  }

  private void pass(Pass pass, Book book) {
    GateKey gate = pass.gate();
    boolean deletion = gate.kind() == GateKey.Kind.DELETIONS;
    Instant now = book.latest().orElseThrow();
    List<Passed> passed = store.passedAfter(gate, now.minus(limits.within(gate)));
    if (deletion && passed.stream().anyMatch(one -> one.unit().equals(pass.unit()))) {
      go(pass, book, leaveQueue(gate, pass.ticket(), book)); // it was counted the first time
      return;
    }
    if (book.closed().isPresent()) {
      hold(pass, book, "");
      return;
    }
    Book without = leaveQueue(gate, pass.ticket(), book);
    int amount = deletion ? 1 : pass.mails();
    int before = passed.stream().mapToInt(Passed::amount).sum();
    int most = limits.most(gate, without.members() + passed.size());
    if (before + amount > most) {
      hold(pass, without, most + " ");
    } else {
      store.pass(gate, new Passed(now, pass.unit(), pass.ticket().number(), amount));
      go(pass, book, without);
    }
  }

  private void go(Pass pass, Book before, Book after) {
    store.put(pass.gate(), after);
    say(pass.gate(), before, after);
    if (pass.onward().isEmpty()) {
      output.answer(new GateAnswer.Granted(pass.ticket(), Optional.empty()));
    } else {
      output.request(pass.next());
    }
  }

  /**
   * Lets it wait for a person.
   *
   * @param most how much may pass, in words; empty if that was not asked
   */
  private void hold(Pass pass, Book book, String most) {
    GateKey gate = pass.gate();
    boolean isNew = store.waiting(gate, pass.ticket()).isEmpty();
    Book holding = isNew ? book.holding(gate.kind() == GateKey.Kind.DELETIONS) : book;
    store.await(pass);
    store.put(gate, holding);
    say(gate, book, holding);
    output.answer(
        new GateAnswer.Held(
            pass.ticket(), gate, "more than " + most + words(gate) + "; waits for a release"));
  }

  private void withdraw(GateRequest.Withdraw withdraw, Book book) {
    GateKey gate = withdraw.gate();
    boolean waits =
        store
            .waiting(gate, withdraw.ticket())
            .map(Pass::ticket)
            .filter(withdraw.ticket()::equals)
            .isPresent();
    Book without = waits ? leaveQueue(gate, withdraw.ticket(), book) : book;
    store.put(gate, without);
    say(gate, book, without);
    if (!withdraw.onward().isEmpty()) {
      output.request(withdraw.next());
    }
  }

  /** Whoever comes anew, or goes, does not wait any more. */
  private Book leaveQueue(GateKey gate, Ticket ticket, Book book) {
    if (store.waiting(gate, ticket).isEmpty()) {
      return book;
    }
    store.forget(gate, ticket);
    return book.letting();
  }

  /** A person decides about all who wait; what comes later is counted from here on. */
  private void decideAll(GateKey gate, Book book, Function<Ticket, GateAnswer> answer) {
    if (book.waiting() == 0) {
      store.put(gate, book);
      return;
    }
    List<Ticket> tickets = new ArrayList<>();
    store.forEachWaiting(gate, pass -> tickets.add(pass.ticket()));
    tickets.forEach(
        ticket -> {
          store.forget(gate, ticket);
          output.answer(answer.apply(ticket));
        });
    store.forgetPassed(gate);
    store.put(gate, book.open());
    say(gate, book, book.open());
  }

  /** Tells who waits, if that is another number than before. */
  private void say(GateKey gate, Book before, Book after) {
    if (before.waiting() != after.waiting()) {
      output.status(
          gate,
          after
              .waitingSince()
              .map(
                  since ->
                      new GateStatus(
                          gate, since, after.waiting(), "more " + words(gate) + " than may be")));
    }
  }

  private String words(GateKey gate) {
    Duration within = limits.within(gate);
    return gate.words()
        + " within "
        + (within.toMinutes() % 60 == 0 ? within.toHours() + " h" : within.toMinutes() + " min");
  }
}

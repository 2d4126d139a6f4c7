package dev.lockstep.standalone.simulation.history;

import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.company.Customer;
import dev.lockstep.sync.gate.Limits;
import dev.lockstep.sync.rules.Policy;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is fixed for a whole history.
 *
 * @param policy what the administrator chose
 * @param limits how many deletions and mails pass unasked
 * @param masked whether of private appointments only the time is shown to the other side
 * @param rewrites whether Exchange rewrites the texts that it is given
 * @param refusesRepeated whether Exchange refuses a repeated transaction id, rather than answer
 *     with the event that it made
 * @param asBytes whether the processor's inputs, outputs and states go through their stored form
 * @param enabled for whom the connector is switched on at the beginning
 * @param known who is entered in the CRM at the beginning
 * @param series empty if no series takes part
 */
public record Setting(
    Policy policy,
    Limits limits,
    boolean masked,
    boolean rewrites,
    boolean refusesRepeated,
    boolean asBytes,
    Set<Colleague> enabled,
    Set<Customer> known,
    Optional<SeriesSetting> series) {

  public Setting {
    // in their order, so that a history is told in the same words on every machine
    enabled = Collections.unmodifiableSet(new TreeSet<>(enabled));
    known = Collections.unmodifiableSet(new TreeSet<>(known));
  }

  /** When the history begins. */
  public Instant begin() {
    return series.map(SeriesSetting::begin).orElse(Moments.START);
  }
}

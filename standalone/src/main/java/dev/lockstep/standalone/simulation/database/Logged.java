package dev.lockstep.standalone.simulation.database;

import dev.lockstep.crm.capture.Trace;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.company.Customer;

/** An entry of the write-ahead log. */
public sealed interface Logged {

  /**
   * A row of an appointment record changed.
   *
   * @param trace what its former rows tell
   */
  record OfRecord(RecordKey record, Trace trace) implements Logged {}

  /** A person's row changed. */
  record OfCustomer(Customer customer) implements Logged {}

  /** A rep's row changed. */
  record OfRep(Colleague rep) implements Logged {}
}

package dev.lockstep.sync.console;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.crm.RecordKey;

/** Which appointment is to be explained. */
public sealed interface Question {

  /** The one with this key. */
  record ByKey(AppointmentKey key) implements Question {}

  /**
   * The one of an event, also the series of a master.
   *
   * @param event Graph's id, or {@code <mailbox>/<id>}; of an occurrence that of its master, with
   *     {@code /<yyyy-MM-dd>} behind it
   */
  record ByEvent(String event) implements Question {}

  /** The one of a record of the CRM. */
  record ByRecord(RecordKey record) implements Question {}
}

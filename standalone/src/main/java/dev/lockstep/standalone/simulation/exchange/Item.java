package dev.lockstep.standalone.simulation.exchange;

import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import java.util.Optional;

/**
 * An event in a mailbox.
 *
 * @param number of the appointment that it is one of
 * @param key what stands in the extended property of ours; empty if Lockstep did not make it
 * @param plan what makes it a series; empty if it is none
 */
public record Item(
    EmailAddress mailbox,
    GraphEvent event,
    int number,
    Optional<AppointmentKey> key,
    Optional<Plan> plan) {

  /** Whether the mailbox's owner organized it. */
  public boolean organized() {
    return event.isOrganizer();
  }

  /** Whether it is the master of a series. */
  public boolean isSeries() {
    return plan.isPresent();
  }
}

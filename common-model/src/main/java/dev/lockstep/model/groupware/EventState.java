package dev.lockstep.model.groupware;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;

/**
 * What an event is to be.
 *
 * @param mailbox in whose calendar
 * @param content its participants are the attendees but the mailbox's owner
 */
public record EventState(EmailAddress mailbox, Appointment content, Footer footer) {

  /** The same with other content. */
  public EventState with(Appointment other) {
    return new EventState(mailbox, other, footer);
  }
}

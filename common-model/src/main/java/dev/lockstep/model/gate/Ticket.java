package dev.lockstep.model.gate;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.decision.Side;

/**
 * Names one wish of an appointment to pass: an answer to an earlier one must not be taken for that
 * to a later.
 *
 * @param side to which the command would go
 * @param number of the wish: that of the input that brought it up
 */
public record Ticket(AppointmentKey appointment, Side side, long number) {}

package dev.lockstep.sync.gate;

import dev.lockstep.model.appointment.AppointmentKey;
import java.time.Instant;

/**
 * Something that a gate let pass.
 *
 * @param at by the gate's time
 * @param number tells those of one moment apart
 * @param amount how much it counts
 */
public record Passed(Instant at, AppointmentKey unit, long number, int amount) {}

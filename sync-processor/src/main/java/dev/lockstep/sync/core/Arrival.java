package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.AppointmentKey;
import java.time.Instant;

/**
 * An input, and when and where it came in.
 *
 * @param at when it was published: the only clock that the core knows
 * @param origin where it stands: {@code <topic>-<partition>@<offset>}
 */
public record Arrival(AppointmentKey appointment, Input input, Instant at, String origin) {}

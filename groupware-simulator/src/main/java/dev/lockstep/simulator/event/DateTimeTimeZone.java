package dev.lockstep.simulator.event;

import java.time.LocalDateTime;

/** A wall time and the name of its zone, Windows or IANA, as the writer gave it. */
public record DateTimeTimeZone(LocalDateTime dateTime, String timeZone) {}

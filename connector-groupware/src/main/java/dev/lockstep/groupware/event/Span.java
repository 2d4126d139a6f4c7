package dev.lockstep.groupware.event;

import java.time.Instant;

/** From when to when an event is; both may be the same. */
public record Span(Instant start, Instant end) {}

package dev.lockstep.simulator.event;

/** A time from start to end, as an attendee proposes it. */
public record TimeSlot(DateTimeTimeZone start, DateTimeTimeZone end) {}

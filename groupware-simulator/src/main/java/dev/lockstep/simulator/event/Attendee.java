package dev.lockstep.simulator.event;

import org.jspecify.annotations.Nullable;

/** An attendee and the answer, with the time that he or she proposed instead, if any. */
public record Attendee(
    AttendeeType type,
    ResponseStatus status,
    EmailAddress emailAddress,
    @Nullable TimeSlot proposedNewTime) {}

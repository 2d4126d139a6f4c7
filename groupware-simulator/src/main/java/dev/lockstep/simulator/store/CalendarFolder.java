package dev.lockstep.simulator.store;

/** A calendar of a mailbox; numbers are unique in the whole store. */
public record CalendarFolder(long number, String name, boolean isDefault, long changeNumber) {}

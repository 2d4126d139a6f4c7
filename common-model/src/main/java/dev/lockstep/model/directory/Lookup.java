package dev.lockstep.model.directory;

/**
 * A standing order: tell the appointment who the subject is, now and whenever that changes. It is
 * withdrawn by a tombstone.
 *
 * @param sequence counts the appointment's orders, so that a repeated order can be told apart
 */
public record Lookup(LookupKey key, long sequence) {}

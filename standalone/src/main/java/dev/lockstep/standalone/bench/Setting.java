package dev.lockstep.standalone.bench;

/**
 * A number that a run of a benchmark can be given.
 *
 * @param name one word
 * @param value what it is unless given
 * @param meaning what it is, in a few words
 */
public record Setting(String name, long value, String meaning) {}

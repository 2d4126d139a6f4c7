package dev.lockstep.standalone.ics;

/**
 * What could not be taken from a file.
 *
 * @param line from 1
 */
public record Problem(int line, String reason) {}

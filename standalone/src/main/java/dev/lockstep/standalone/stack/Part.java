package dev.lockstep.standalone.stack;

/**
 * Something that runs.
 *
 * @param name for messages
 */
record Part(String name, AutoCloseable running) {}

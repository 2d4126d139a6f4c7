package dev.lockstep.sync.service;

import java.util.OptionalDouble;

/**
 * How far the processor is behind on a topic, all partitions together.
 *
 * @param records that wait
 * @param seconds the age of the oldest of them; empty if none waits, or if it could not be read
 */
public record TopicLag(String topic, long records, OptionalDouble seconds) {}

/**
 * Turns what a mailbox shows of a series into what it shows of each occurrence: every occurrence is
 * an appointment of its own, and a series is nothing but the fan-out (ADR 0008). Pure: no clock, no
 * Kafka.
 */
@NullMarked
package dev.lockstep.sync.series;

import org.jspecify.annotations.NullMarked;

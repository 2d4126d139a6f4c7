/**
 * {@code bench recurrence}: how fast recurrence rules are expanded, and the horizon of series
 * rolls.
 */
@NullMarked
package dev.lockstep.standalone.bench.recurrence;

import org.jspecify.annotations.NullMarked;

/** Recurrences whose dates others state, against the canonical recurrence. */
@NullMarked
package dev.lockstep.model.recurrence.yardstick;

import org.jspecify.annotations.NullMarked;

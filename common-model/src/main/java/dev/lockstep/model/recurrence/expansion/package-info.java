/**
 * The dates of a series, always within a window and a limit. Graph's six patterns are computed with
 * java.time, all other rules by lib-recur.
 */
@NullMarked
package dev.lockstep.model.recurrence.expansion;

import org.jspecify.annotations.NullMarked;

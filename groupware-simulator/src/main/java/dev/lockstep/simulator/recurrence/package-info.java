/** Which days a series falls on. */
@NullMarked
package dev.lockstep.simulator.recurrence;

import org.jspecify.annotations.NullMarked;

/** Change tracking of the calendar view. */
@NullMarked
package dev.lockstep.simulator.delta;

import org.jspecify.annotations.NullMarked;

/** What can be done with events: create, change, delete, answer, cancel, forward, expand. */
@NullMarked
package dev.lockstep.simulator.calendar;

import org.jspecify.annotations.NullMarked;

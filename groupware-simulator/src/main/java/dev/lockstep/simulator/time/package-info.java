/** The simulator's clock, time zones by Windows and IANA name, timestamps on the wire. */
@NullMarked
package dev.lockstep.simulator.time;

import org.jspecify.annotations.NullMarked;

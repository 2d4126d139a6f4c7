/** The canonical appointment: what Lockstep means by one, whichever side it was read from. */
@NullMarked
package dev.lockstep.model.appointment;

import org.jspecify.annotations.NullMarked;

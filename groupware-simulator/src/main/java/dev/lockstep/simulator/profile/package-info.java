/** Switches for what is disputed about the real service. */
@NullMarked
package dev.lockstep.simulator.profile;

import org.jspecify.annotations.NullMarked;

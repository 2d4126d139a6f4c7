/** The published request limits. */
@NullMarked
package dev.lockstep.simulator.throttling;

import org.jspecify.annotations.NullMarked;

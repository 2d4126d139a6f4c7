/** The control surface below /_sim. */
@NullMarked
package dev.lockstep.simulator.control;

import org.jspecify.annotations.NullMarked;

/** Errors as Graph answers them: status, code, message. */
@NullMarked
package dev.lockstep.simulator.error;

import org.jspecify.annotations.NullMarked;

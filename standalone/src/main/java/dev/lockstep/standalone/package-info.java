/** Lockstep on one machine. */
@NullMarked
package dev.lockstep.standalone;

import org.jspecify.annotations.NullMarked;

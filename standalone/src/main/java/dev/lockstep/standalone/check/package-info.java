/** Plays every rule on a running stack, from outside, and measures how long it takes. */
@NullMarked
package dev.lockstep.standalone.check;

import org.jspecify.annotations.NullMarked;

/** The decision core: a pure function from a state and an input to a state and outputs. */
@NullMarked
package dev.lockstep.sync.core;

import org.jspecify.annotations.NullMarked;

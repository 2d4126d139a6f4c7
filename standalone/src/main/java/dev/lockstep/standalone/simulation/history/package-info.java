/** A history as data: a seed, what is fixed for all of it, and what happens, step by step. */
@NullMarked
package dev.lockstep.standalone.simulation.history;

import org.jspecify.annotations.NullMarked;

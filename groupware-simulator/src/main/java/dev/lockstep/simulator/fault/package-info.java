/** Faults that a test has ordered. */
@NullMarked
package dev.lockstep.simulator.fault;

import org.jspecify.annotations.NullMarked;

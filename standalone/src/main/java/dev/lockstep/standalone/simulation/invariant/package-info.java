/** What must hold when a history is over: the invariants of architecture.md, section 12. */
@NullMarked
package dev.lockstep.standalone.simulation.invariant;

import org.jspecify.annotations.NullMarked;

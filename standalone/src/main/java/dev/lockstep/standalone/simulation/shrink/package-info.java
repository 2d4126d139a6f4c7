/** Makes a history that violates an invariant as short as it can be. */
@NullMarked
package dev.lockstep.standalone.simulation.shrink;

import org.jspecify.annotations.NullMarked;

/** Both sides and everything between, and how steps change them. */
@NullMarked
package dev.lockstep.standalone.simulation.world;

import org.jspecify.annotations.NullMarked;

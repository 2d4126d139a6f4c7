/** Chance: what people do, what goes wrong, and in which order the parts work. */
@NullMarked
package dev.lockstep.standalone.simulation.users;

import org.jspecify.annotations.NullMarked;

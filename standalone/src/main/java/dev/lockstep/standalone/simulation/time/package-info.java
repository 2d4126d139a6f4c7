/** The clock of a history: it stands still until a step moves it. */
@NullMarked
package dev.lockstep.standalone.simulation.time;

import org.jspecify.annotations.NullMarked;

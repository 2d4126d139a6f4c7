/** What came of a simulation, for people and as data. */
@NullMarked
package dev.lockstep.standalone.simulation.report;

import org.jspecify.annotations.NullMarked;

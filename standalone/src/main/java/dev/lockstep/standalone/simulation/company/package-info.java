/** The people of the small company in which all histories take place. */
@NullMarked
package dev.lockstep.standalone.simulation.company;

import org.jspecify.annotations.NullMarked;

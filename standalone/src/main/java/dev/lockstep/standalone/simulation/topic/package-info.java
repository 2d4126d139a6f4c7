/** The topics between the parts, with the order that they keep, and how far they were read. */
@NullMarked
package dev.lockstep.standalone.simulation.topic;

import org.jspecify.annotations.NullMarked;

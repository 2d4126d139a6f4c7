/** A request to Graph that has been let in, and the answers that can be given. */
@NullMarked
package dev.lockstep.simulator.exchange;

import org.jspecify.annotations.NullMarked;

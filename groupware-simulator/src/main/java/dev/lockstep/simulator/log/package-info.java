/** The log of Graph requests. */
@NullMarked
package dev.lockstep.simulator.log;

import org.jspecify.annotations.NullMarked;

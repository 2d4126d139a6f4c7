/** The content of an event as immutable values; no JSON, no storage, no HTTP. */
@NullMarked
package dev.lockstep.simulator.event;

import org.jspecify.annotations.NullMarked;

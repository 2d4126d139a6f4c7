/** An append-only file of what must survive a restart. */
@NullMarked
package dev.lockstep.simulator.journal;

import org.jspecify.annotations.NullMarked;

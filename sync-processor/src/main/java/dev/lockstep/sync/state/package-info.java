/** The state of one appointment, as the processor keeps it: pure data. */
@NullMarked
package dev.lockstep.sync.state;

import org.jspecify.annotations.NullMarked;

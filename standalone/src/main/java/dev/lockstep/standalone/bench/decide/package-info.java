/** How fast the decision core decides, and what it allocates. */
@NullMarked
package dev.lockstep.standalone.bench.decide;

import org.jspecify.annotations.NullMarked;

/** The frame of the benchmarks: what one is, what it measures, how that is shown. */
@NullMarked
package dev.lockstep.standalone.bench;

import org.jspecify.annotations.NullMarked;

/** How fast and how large the Graph simulator is, beside a bare HTTP server. */
@NullMarked
package dev.lockstep.standalone.bench.simulator;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.lockstep.standalone.bench.decide;

import org.jspecify.annotations.NullMarked;

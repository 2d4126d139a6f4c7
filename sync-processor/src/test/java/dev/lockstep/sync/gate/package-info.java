@NullMarked
package dev.lockstep.sync.gate;

import org.jspecify.annotations.NullMarked;

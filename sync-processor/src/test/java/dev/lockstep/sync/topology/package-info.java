@NullMarked
package dev.lockstep.sync.topology;

import org.jspecify.annotations.NullMarked;

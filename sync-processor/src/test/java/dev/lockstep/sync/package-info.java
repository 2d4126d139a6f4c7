@NullMarked
package dev.lockstep.sync;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.lockstep.sync.console;

import org.jspecify.annotations.NullMarked;

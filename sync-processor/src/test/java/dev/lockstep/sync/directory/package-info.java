@NullMarked
package dev.lockstep.sync.directory;

import org.jspecify.annotations.NullMarked;

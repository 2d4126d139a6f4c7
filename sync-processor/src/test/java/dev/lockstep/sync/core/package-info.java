@NullMarked
package dev.lockstep.sync.core;

import org.jspecify.annotations.NullMarked;

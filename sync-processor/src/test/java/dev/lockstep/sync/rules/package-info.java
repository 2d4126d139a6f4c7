@NullMarked
package dev.lockstep.sync.rules;

import org.jspecify.annotations.NullMarked;

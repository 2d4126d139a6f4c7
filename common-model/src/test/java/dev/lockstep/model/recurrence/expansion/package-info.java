@NullMarked
package dev.lockstep.model.recurrence.expansion;

import org.jspecify.annotations.NullMarked;

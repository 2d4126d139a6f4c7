@NullMarked
package dev.lockstep.model.recurrence.compare;

import org.jspecify.annotations.NullMarked;

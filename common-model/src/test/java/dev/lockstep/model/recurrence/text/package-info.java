@NullMarked
package dev.lockstep.model.recurrence.text;

import org.jspecify.annotations.NullMarked;

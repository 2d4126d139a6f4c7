@NullMarked
package dev.lockstep.model.recurrence.graph;

import org.jspecify.annotations.NullMarked;

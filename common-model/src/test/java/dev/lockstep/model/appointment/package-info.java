@NullMarked
package dev.lockstep.model.appointment;

import org.jspecify.annotations.NullMarked;

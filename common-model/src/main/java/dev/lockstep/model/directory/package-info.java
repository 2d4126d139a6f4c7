/** Persons and reps of the CRM, and the standing questions for them. */
@NullMarked
package dev.lockstep.model.directory;

import org.jspecify.annotations.NullMarked;

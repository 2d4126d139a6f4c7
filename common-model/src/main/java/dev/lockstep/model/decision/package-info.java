/** What was decided about an appointment and why, and what waits for a person. */
@NullMarked
package dev.lockstep.model.decision;

import org.jspecify.annotations.NullMarked;

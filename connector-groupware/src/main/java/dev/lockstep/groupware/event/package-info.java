/** What Graph's events mean in terms of the canonical appointment, and back. Pure. */
@NullMarked
package dev.lockstep.groupware.event;

import org.jspecify.annotations.NullMarked;

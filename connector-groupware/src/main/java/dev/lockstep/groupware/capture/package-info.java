/** Reads what changed in a mailbox, and publishes it together with how far it has been read. */
@NullMarked
package dev.lockstep.groupware.capture;

import org.jspecify.annotations.NullMarked;
